package io.exeunt.policies.eenet;

import io.exeunt.policies.score.SurestFirst;
import java.util.Arrays;
import java.util.List;

/**
 * What a stopping rule works on: how willing each kept exit is to let each sample go, and whether its answer would be right.
 *
 * @param score [exit][sample], larger is more willing; that of the last exit is not looked at
 * @param right [exit][sample]
 * @param worth [exit][sample], how probable it is that the answer is right; 0 or 1 where only the label is asked
 * @param surestFirst [exit], samples by falling score
 */
@SuppressWarnings("ArrayRecordComponent")
record StopScores(double[][] score, boolean[][] right, double[][] worth, int[][] surestFirst) {
    /** Sorts the samples; an answer is worth 1 if it is right. */
    static StopScores of(double[][] score, boolean[][] right) {
        double[][] worth = new double[right.length][right[0].length];
        for (int k = 0; k < worth.length; k++) {
            for (int i = 0; i < worth[k].length; i++) {
                worth[k][i] = right[k][i] ? 1 : 0;
            }
        }
        return new StopScores(
                score,
                right,
                worth,
                Arrays.stream(score).map(SurestFirst::order).toArray(int[][]::new));
    }

    /** The same with other worths. */
    StopScores worth(double[][] others) {
        return new StopScores(score, right, others, surestFirst);
    }

    /** The same without all but these exits. */
    StopScores only(List<Integer> positions) {
        return new StopScores(
                positions.stream().map(i -> score[i]).toArray(double[][]::new),
                positions.stream().map(i -> right[i]).toArray(boolean[][]::new),
                positions.stream().map(i -> worth[i]).toArray(double[][]::new),
                positions.stream().map(i -> surestFirst[i]).toArray(int[][]::new));
    }

    /** The same without all but these samples. */
    StopScores samples(int[] samples) {
        double[][] scores = new double[exits()][samples.length];
        double[][] worths = new double[exits()][samples.length];
        boolean[][] rights = new boolean[exits()][samples.length];
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < samples.length; i++) {
                scores[k][i] = score[k][samples[i]];
                worths[k][i] = worth[k][samples[i]];
                rights[k][i] = right[k][samples[i]];
            }
        }
        return of(scores, rights).worth(worths);
    }

    /** The threshold that so many samples' scores reach: +∞ for none, −∞ for all. */
    double thresholdOfRank(int exit, int rank) {
        if (rank == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return rank == samples() ? Double.NEGATIVE_INFINITY : score[exit][surestFirst[exit][rank - 1]];
    }

    /** How many samples' scores reach a threshold. */
    int rankOf(int exit, double threshold) {
        int rank = 0;
        for (double value : score[exit]) {
            rank += value >= threshold ? 1 : 0;
        }
        return rank;
    }

    int exits() {
        return right.length;
    }

    int samples() {
        return right[0].length;
    }

    /** Exit of each sample: the first whose score reaches its threshold, else the last. */
    int[] leave(double[] thresholds) {
        return leave(score, thresholds);
    }

    /** The same of scores alone, [exit][sample]. */
    static int[] leave(double[][] score, double[] thresholds) {
        int[] exit = new int[score[0].length];
        for (int i = 0; i < exit.length; i++) {
            int k = 0;
            while (k < score.length - 1 && !(score[k][i] >= thresholds[k])) {
                k++;
            }
            exit[i] = k;
        }
        return exit;
    }

    /** {@link Safeguard#value} of each sample's answer. */
    double[] values(double[] thresholds) {
        int[] exit = leave(thresholds);
        double[] values = new double[exit.length];
        for (int i = 0; i < exit.length; i++) {
            values[i] = Safeguard.value(right[exit[i]][i], worth[exit[i]][i]);
        }
        return values;
    }

    /** Scores by the difference of the two largest class probabilities. */
    static StopScores byMargin(LogProbabilities outputs, int[] labels) {
        int exits = outputs.exits();
        double[][] score = new double[exits][labels.length];
        boolean[][] right = right(outputs, labels);
        for (int k = 0; k < exits; k++) {
            for (int i = 0; i < labels.length; i++) {
                score[k][i] = margin(outputs.rows()[k], outputs.classes(), i);
            }
        }
        return of(score, right);
    }

    static boolean[][] right(LogProbabilities outputs, int[] labels) {
        boolean[][] right = new boolean[outputs.exits()][labels.length];
        for (int k = 0; k < right.length; k++) {
            for (int i = 0; i < labels.length; i++) {
                right[k][i] = MatrixRows.argmax(outputs.rows()[k], outputs.classes(), i) == labels[i];
            }
        }
        return right;
    }

    private static double margin(double[] rows, int classes, int sample) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (int i = sample * classes; i < (sample + 1) * classes; i++) {
            if (rows[i] > first) {
                second = first;
                first = rows[i];
            } else if (rows[i] > second) {
                second = rows[i];
            }
        }
        return Math.exp(first) - Math.exp(second);
    }
}
