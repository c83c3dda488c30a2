package io.exeunt.policies.predictive;

/** One sample's way from forecast to forecast. Reused from sample to sample. */
final class ForecastWalk {
    private final SideExits side;
    private final Forecaster forecaster;
    private final ForecastEngine engine;
    private final double[] thresholds;
    private final int start;
    private int position;
    private long heads;

    /**
     * Prepares a rule.
     *
     * @param thresholds [side exit]
     * @param start position of the exit asked first
     */
    ForecastWalk(SideExits side, Forecaster forecaster, ForecastEngine engine, double[] thresholds, int start) {
        this.side = side;
        this.forecaster = forecaster;
        this.engine = engine;
        this.thresholds = thresholds;
        this.start = start;
    }

    void begin() {
        position = start;
        heads = 1L << side.exit(position);
    }

    boolean leaves(int sample) {
        return position == side.count() || side.confidence(position, sample) >= thresholds[position];
    }

    /** Goes on to the exit that is forecast. Behind the last side exit there is only the final one. */
    void advance(int sample) {
        position = position == side.count() - 1
                ? side.count()
                : forecaster.next(side, thresholds, engine, position, sample);
        heads |= 1L << side.exit(position);
    }

    /** Runs a sample to its exit. */
    void run(int sample) {
        begin();
        while (!leaves(sample)) {
            advance(sample);
        }
    }

    int exit() {
        return side.exit(position);
    }

    long heads() {
        return heads;
    }
}
