package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Interval;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All figures of a comparison as one statistic, so that a resample serves every policy and every budget and differences are paired.
 * Per trial: its accuracy, the difference from its reference, and per unit the accuracy at the reference's cost and the difference
 * there.
 */
final class PairedFigures implements Bootstrap.Statistic {
    private static final int BEFORE_UNITS = 2;

    private final int trials;
    private final int[] reference;
    private final int units;
    private final ResampledTrials resampled;

    /**
     * Prepares them.
     *
     * @param trials what is scored
     * @param reference [trial], index of the trial it is compared with; −1 for none
     * @param prices [trial], whose means are compared; the same units in the same order for all
     */
    PairedFigures(List<Fitted> trials, int[] reference, List<List<PathPrice>> prices) {
        this.trials = trials.size();
        this.reference = reference.clone();
        this.units = prices.get(0).size();
        this.resampled = new ResampledTrials(
                trials.stream().map(Fitted::policy).toList(),
                IntStream.range(0, trials.size())
                        .mapToObj(t -> new Resampled(trials.get(t).report(), prices.get(t)))
                        .toList());
    }

    private int width() {
        return BEFORE_UNITS + 2 * units;
    }

    @Override
    public double[] of(int[] weights) {
        double[][] plain = resampled.figures(weights);
        double[] figures = new double[trials * width()];
        for (int t = 0; t < trials; t++) {
            int at = t * width();
            figures[at] = plain[t][0];
            for (int u = 0; u < units && reference[t] >= 0; u++) {
                double there = plain[reference[t]][1 + u];
                double accuracy = resampled.curve(plain, t, u).accuracyAt(there);
                figures[at + BEFORE_UNITS + 2 * u] = accuracy;
                figures[at + BEFORE_UNITS + 2 * u + 1] = accuracy - plain[reference[t]][0];
            }
            figures[at + 1] = reference[t] >= 0 ? plain[t][0] - plain[reference[t]][0] : 0;
        }
        return figures;
    }

    /** Runs the bootstrap. */
    Intervals intervals(Bootstrap bootstrap, int samples, double level, Cancellation cancellation) {
        return new Intervals(this, ResampledTrials.intervals(this, bootstrap, samples, level, cancellation));
    }

    /** Whether a trial's policy has been measured on both sides of its reference's cost. */
    boolean reaches(int trial, int unit, double[][] plain) {
        return resampled.curve(plain, trial, unit).reaches(plain[reference[trial]][1 + unit]);
    }

    /** Accuracy and mean costs of every trial on the samples as they are, [trial][figure]. */
    double[][] observed(int[] once) {
        return resampled.figures(once);
    }

    /**
     * Intervals of all figures.
     *
     * @param all in the order of the statistic
     */
    record Intervals(PairedFigures figures, List<Interval> all) {
        Interval accuracy(int trial) {
            return all.get(trial * figures.width());
        }

        Interval difference(int trial) {
            return all.get(trial * figures.width() + 1);
        }

        Interval accuracyAtEqualCost(int trial, int unit) {
            return all.get(trial * figures.width() + BEFORE_UNITS + 2 * unit);
        }

        Interval differenceAtEqualCost(int trial, int unit) {
            return all.get(trial * figures.width() + BEFORE_UNITS + 2 * unit + 1);
        }
    }
}
