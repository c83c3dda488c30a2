package io.exeunt.policies.exit;

import io.exeunt.policies.score.SurestFirst;
import java.util.Arrays;

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
        double[] falling = new double[column.length];
        for (int i = 0; i < falling.length; i++) {
            falling[i] = -column[i];
        }
        return SurestFirst.order(falling);
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
