package io.exeunt.compare;

import io.exeunt.compare.Trial.Fitted;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All figures of a comparison as one statistic, so that a resample serves every policy and every budget and differences are paired.
 * Per trial: its accuracy, the difference from its reference, and per unit the accuracy at the reference's cost and the difference
 * there.
 */
final class PairedFigures implements Bootstrap.Statistic {
    private static final int BEFORE_UNITS = 2;

    private final List<Fitted> trials;
    private final int[] reference;
    private final int units;
    private final List<Resampled> resampled;
    private final List<int[]> curves;

    /**
     * Prepares them.
     *
     * @param trials what is scored
     * @param reference [trial], index of the trial it is compared with; −1 for none
     * @param prices [trial], whose means are compared; the same units in the same order for all
     */
    PairedFigures(List<Fitted> trials, int[] reference, List<List<PathPrice>> prices) {
        this.trials = List.copyOf(trials);
        this.reference = reference.clone();
        this.units = prices.get(0).size();
        this.resampled = IntStream.range(0, trials.size())
                .mapToObj(t -> new Resampled(trials.get(t).report(), prices.get(t)))
                .toList();
        this.curves = trials.stream().map(trial -> curve(trial.policy())).toList();
    }

    private int[] curve(String policy) {
        return IntStream.range(0, trials.size())
                .filter(t -> trials.get(t).policy().equals(policy))
                .toArray();
    }

    private int width() {
        return BEFORE_UNITS + 2 * units;
    }

    @Override
    public double[] of(int[] weights) {
        double[][] plain = resampled.stream().map(each -> each.figures(weights)).toArray(double[][]::new);
        double[] figures = new double[trials.size() * width()];
        for (int t = 0; t < trials.size(); t++) {
            int at = t * width();
            figures[at] = plain[t][0];
            for (int u = 0; u < units && reference[t] >= 0; u++) {
                double there = plain[reference[t]][1 + u];
                double accuracy = curve(plain, t, u).accuracyAt(there);
                figures[at + BEFORE_UNITS + 2 * u] = accuracy;
                figures[at + BEFORE_UNITS + 2 * u + 1] = accuracy - plain[reference[t]][0];
            }
            figures[at + 1] = reference[t] >= 0 ? plain[t][0] - plain[reference[t]][0] : 0;
        }
        return figures;
    }

    private Curve curve(double[][] plain, int trial, int unit) {
        List<Curve.Point> points = new ArrayList<>();
        for (int t : curves.get(trial)) {
            points.add(new Curve.Point(plain[t][1 + unit], plain[t][0]));
        }
        return new Curve(points);
    }

    /** Runs the bootstrap. */
    Intervals intervals(Bootstrap bootstrap, int samples, double level, Cancellation cancellation) {
        double[] observed = Bootstrap.observed(samples, this);
        double[][] replicates = bootstrap.replicate(samples, this, cancellation);
        List<Interval> all = IntStream.range(0, observed.length)
                .mapToObj(f -> Interval.percentile(observed[f], replicates[f], level))
                .toList();
        return new Intervals(this, all);
    }

    /** Whether a trial's policy has been measured on both sides of its reference's cost. */
    boolean reaches(int trial, int unit, double[][] plain) {
        return curve(plain, trial, unit).reaches(plain[reference[trial]][1 + unit]);
    }

    /** Accuracy and mean costs of every trial on the samples as they are, [trial][figure]. */
    double[][] observed(int[] once) {
        return resampled.stream().map(each -> each.figures(once)).toArray(double[][]::new);
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
