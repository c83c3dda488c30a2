package io.exeunt.hwmodels.measure;

import io.exeunt.ground.Check;
import java.util.Arrays;

/**
 * Repeated runs of the same thing, by the times that count.
 *
 * @param runs how many, > 0
 * @param medianS of their times, in s
 * @param lowS lower end of the median's 95 % interval, in s
 * @param highS its upper end; with fewer than six runs both are the extremes, and less certain
 * @param spreadS standard deviation of runs in s, from their quartiles as of a normal distribution: (q₃ − q₁) / 1.349
 * @param fastestS the fastest run, in s
 * @param elapsedS median of the times from call to answer, in s
 * @param processorS median of the times that a processor worked on it, in s; NaN where not measured
 */
public record LatencySummary(
        int runs,
        double medianS,
        double lowS,
        double highS,
        double spreadS,
        double fastestS,
        double elapsedS,
        double processorS) {
    private static final double Z = 1.96;

    /** Width of a normal distribution's middle half in standard deviations. */
    private static final double QUARTILES = 1.349;

    /**
     * Of these runs.
     *
     * @param elapsed times from call to answer in s, not empty
     * @param processor times that a processor worked in s; empty for not measured
     * @param time which of them count
     */
    public static LatencySummary of(double[] elapsed, double[] processor, Sampling.Time time) {
        double[] sorted = (time == Sampling.Time.ELAPSED ? elapsed : processor).clone();
        Check.require(sorted.length > 0, "runs", "at least one", 0);
        Arrays.sort(sorted);
        int n = sorted.length;
        int low = rank(n / 2.0 - Z * Math.sqrt(n) / 2, n);
        int high = rank(n / 2.0 + 1 + Z * Math.sqrt(n) / 2, n);
        return new LatencySummary(
                n,
                quantile(sorted, 0.5),
                sorted[low - 1],
                sorted[high - 1],
                (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / QUARTILES,
                sorted[0],
                median(elapsed),
                median(processor));
    }

    /** Ranks of the interval without any assumption about the distribution. Source: Conover, Practical Nonparametric Statistics, 3.2. */
    private static int rank(double rank, int n) {
        return (int) Math.max(1, Math.min(n, Math.round(rank)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : quantile(sorted, 0.5);
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Half the interval's width as a share of the median. */
    public double halfWidth() {
        return (highS - lowS) / 2 / medianS;
    }

    /** Share of the elapsed time in which something else had the processor, 0 … 1; NaN where not measured. */
    public double disturbed() {
        return Math.max(0, 1 - processorS / elapsedS);
    }
}
