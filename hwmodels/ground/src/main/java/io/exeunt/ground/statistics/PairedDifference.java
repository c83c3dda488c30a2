package io.exeunt.ground.statistics;

import java.util.stream.IntStream;

/** Whether one of two things that were measured on the same samples is better by more than chance would have it. */
public final class PairedDifference {
    private PairedDifference() {}

    /**
     * Whether the mean difference is above so many of its standard errors.
     *
     * @param standardErrors how many
     * @param first [sample]
     * @param second [sample]
     */
    public static boolean isAbove(double standardErrors, double[] first, double[] second) {
        int n = first.length;
        double mean =
                IntStream.range(0, n).mapToDouble(i -> first[i] - second[i]).sum() / n;
        double variance = IntStream.range(0, n)
                        .mapToDouble(i -> Math.pow(first[i] - second[i] - mean, 2))
                        .sum()
                / n;
        return mean > standardErrors * Math.sqrt(variance / n);
    }
}
