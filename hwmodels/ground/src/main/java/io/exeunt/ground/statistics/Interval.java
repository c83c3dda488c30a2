package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import java.util.Arrays;

/**
 * A figure and the interval that covers its true value with a stated confidence.
 *
 * @param estimate the figure as measured; NaN where it has none, and then the bounds are NaN as well
 * @param low lower bound
 * @param high upper bound, >= {@code low}
 */
public record Interval(double estimate, double low, double high) {
    /** Stands for a figure that could not be measured. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public Interval {
        boolean none = Double.isNaN(estimate) && Double.isNaN(low) && Double.isNaN(high);
        Check.require(none || low <= high, "bounds", "numbers in order", low + " … " + high);
    }

    /**
     * The percentile interval: from the (1 − level)/2 to the (1 + level)/2 quantile of the replicates. Source: Efron & Tibshirani, An
     * Introduction to the Bootstrap, ch. 13.
     *
     * @param estimate the figure on the data as they are
     * @param replicates the figure on each resample, at least one, none NaN
     * @param level confidence, 0 … 1
     */
    public static Interval percentile(double estimate, double[] replicates, double level) {
        Check.probability("level", level);
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new Interval(estimate, quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    /** Quantile of sorted values, linear between the order statistics (type 7 of Hyndman & Fan). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Whether the figure is known. */
    public boolean isKnown() {
        return !Double.isNaN(estimate);
    }

    /** Whether a value lies within the bounds. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
