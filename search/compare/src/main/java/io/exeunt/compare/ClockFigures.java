package io.exeunt.compare;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Per fitted policy and governor: mean energy in mJ, its difference from the best constant clocks' as a share of theirs, and the
 * difference in accuracy from the reference policy at the reference's mean energy under the same governor.
 */
final class ClockFigures implements Bootstrap.Statistic {
    private static final int WIDTH = 3;

    private final List<ClockTrial> trials;
    private final int[] reference;
    private final int governors;
    /** [trial], index of the best constant governor on fit; −1 for none. */
    private final int[] constant;

    private final ResampledTrials resampled;

    ClockFigures(List<ClockTrial> trials, int[] reference, int[] constant) {
        this.trials = trials;
        this.reference = reference.clone();
        this.constant = constant.clone();
        this.governors = trials.get(0).attempts().size();
        this.resampled = new ResampledTrials(
                trials.stream().map(trial -> trial.fitted().policy()).toList(),
                trials.stream().map(this::resampled).toList());
    }

    private Resampled resampled(ClockTrial trial) {
        return new Resampled(
                trial.fitted().report(),
                IntStream.range(0, governors).mapToObj(trial::energy).toList());
    }

    @Override
    public double[] of(int[] weights) {
        double[][] plain = resampled.figures(weights);
        double[] figures = new double[trials.size() * governors * WIDTH];
        for (int t = 0; t < trials.size(); t++) {
            for (int g = 0; g < governors; g++) {
                int at = at(t, g);
                figures[at] = plain[t][1 + g];
                figures[at + 1] = constant[t] < 0 ? Double.NaN : plain[t][1 + g] / plain[t][1 + constant[t]] - 1;
                figures[at + 2] = reference[t] < 0 ? Double.NaN : atEqualEnergy(plain, t, g);
            }
        }
        return figures;
    }

    private int at(int trial, int governor) {
        return (trial * governors + governor) * WIDTH;
    }

    private double atEqualEnergy(double[][] plain, int trial, int governor) {
        double there = plain[reference[trial]][1 + governor];
        return resampled.curve(plain, trial, governor).accuracyAt(there) - plain[reference[trial]][0];
    }

    /** Runs the bootstrap. */
    Intervals intervals(Bootstrap bootstrap, int samples, double level, Cancellation cancellation) {
        List<Interval> all = ResampledTrials.intervals(this, bootstrap, samples, level, cancellation);
        return new Intervals(this, all, resampled.figures(once(samples)));
    }

    private static int[] once(int samples) {
        int[] once = new int[samples];
        Arrays.fill(once, 1);
        return once;
    }

    private boolean reaches(int trial, int governor, double[][] observed) {
        return reference[trial] >= 0
                && resampled.curve(observed, trial, governor).reaches(observed[reference[trial]][1 + governor]);
    }

    /** Intervals of all figures; {@link Interval#NONE} where not modelled or not reached. */
    @SuppressWarnings("ArrayRecordComponent")
    record Intervals(ClockFigures figures, List<Interval> all, double[][] observed) {
        Interval energyMj(int trial, int governor) {
            return all.get(figures.at(trial, governor));
        }

        Interval againstConstant(int trial, int governor) {
            return all.get(figures.at(trial, governor) + 1);
        }

        Interval atEqualEnergy(int trial, int governor) {
            return figures.reaches(trial, governor, observed)
                    ? all.get(figures.at(trial, governor) + 2)
                    : Interval.NONE;
        }
    }
}
