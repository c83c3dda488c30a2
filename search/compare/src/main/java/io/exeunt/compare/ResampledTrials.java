package io.exeunt.compare;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.statistics.Bootstrap;
import io.exeunt.ground.statistics.Interval;
import java.util.List;
import java.util.stream.IntStream;

/** Fitted policies on resamples of the report split: what every figure of a comparison is read off. */
final class ResampledTrials {
    private final List<Resampled> resampled;
    /** [trial], the trials of the same policy. */
    private final List<int[]> ofPolicy;

    /**
     * Gathers them.
     *
     * @param policies [trial], name of its policy
     * @param resampled [trial]
     */
    ResampledTrials(List<String> policies, List<Resampled> resampled) {
        this.resampled = List.copyOf(resampled);
        this.ofPolicy = policies.stream()
                .map(policy -> IntStream.range(0, policies.size())
                        .filter(t -> policies.get(t).equals(policy))
                        .toArray())
                .toList();
    }

    /**
     * Accuracy and mean costs of every trial, [trial][figure].
     *
     * @param weights [sample], how often it was drawn
     */
    double[][] figures(int[] weights) {
        return resampled.stream().map(each -> each.figures(weights)).toArray(double[][]::new);
    }

    /** Accuracy of a trial's policy against its mean cost in one unit, through all trials of the policy. */
    Curve curve(double[][] figures, int trial, int unit) {
        return new Curve(IntStream.of(ofPolicy.get(trial))
                .mapToObj(t -> new Curve.Point(figures[t][1 + unit], figures[t][0]))
                .toList());
    }

    /** Intervals of a statistic's figures; {@link Interval#NONE} for those that are not known. */
    static List<Interval> intervals(
            Bootstrap.Statistic statistic, Bootstrap bootstrap, int samples, double level, Cancellation cancellation) {
        double[] observed = Bootstrap.observed(samples, statistic);
        double[][] replicates = bootstrap.replicate(samples, statistic, cancellation);
        return IntStream.range(0, observed.length)
                .mapToObj(f -> Double.isNaN(observed[f])
                        ? Interval.NONE
                        : Interval.percentile(observed[f], replicates[f], level))
                .toList();
    }
}
