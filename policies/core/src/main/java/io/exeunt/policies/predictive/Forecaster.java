package io.exeunt.policies.predictive;

/** Who says at which exit to ask next. */
public enum Forecaster {
    /** The [1, 1, 1] engine; never looks beyond the last side exit. */
    SHIFT_KERNEL {
        @Override
        int next(SideExits side, double[] thresholds, ForecastEngine engine, int position, int sample) {
            int steps = engine.steps(side.magnitudes(position, sample), thresholds, position);
            return Math.min(position + steps, side.count() - 1);
        }
    },
    /**
     * Knows the first exit ahead that will reach its threshold, or that none will: an upper bound that nobody can build. It does not
     * know the label.
     */
    ORACLE {
        @Override
        int next(SideExits side, double[] thresholds, ForecastEngine engine, int position, int sample) {
            return firstReached(side, thresholds, position, sample);
        }
    };

    /** The position to ask next, behind {@code position}, which is not the last side exit. */
    abstract int next(SideExits side, double[] thresholds, ForecastEngine engine, int position, int sample);

    static int firstReached(SideExits side, double[] thresholds, int position, int sample) {
        for (int j = position + 1; j < side.count(); j++) {
            if (side.confidence(j, sample) >= thresholds[j]) {
                return j;
            }
        }
        return side.count();
    }
}
