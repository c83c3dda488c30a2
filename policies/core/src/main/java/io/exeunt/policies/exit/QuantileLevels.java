package io.exeunt.policies.exit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The thresholds that the levels of one exit stand for. */
final class QuantileLevels {
    private static final int TOP = ThresholdKernel.LEVELS - 1;

    private QuantileLevels() {}

    /** [level]: −∞, then the scores of rank ⌊level·N/255⌋, then +∞. */
    static double[] thresholds(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double[] thresholds = new double[ThresholdKernel.LEVELS];
        for (int level = 1; level < TOP; level++) {
            thresholds[level] = sorted[(int) ((long) level * sorted.length / TOP)];
        }
        thresholds[0] = Double.NEGATIVE_INFINITY;
        thresholds[TOP] = Double.POSITIVE_INFINITY;
        return thresholds;
    }

    /** Sample indices, lowest score first. */
    static int[] rising(double[] column) {
        return IntStream.range(0, column.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> column[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * A place for each sample, those first of which all exits together are surest.
     *
     * @param rising [exit], sample indices, lowest score first
     */
    static int[] surestFirst(int[][] rising, int samples) {
        double[] rankSum = new double[samples];
        for (int[] byRank : rising) {
            for (int rank = 0; rank < samples; rank++) {
                rankSum[byRank[rank]] += rank;
            }
        }
        int[] place = new int[samples];
        int[] risingSum = rising(rankSum);
        for (int i = 0; i < samples; i++) {
            place[risingSum[i]] = samples - 1 - i;
        }
        return place;
    }
}
