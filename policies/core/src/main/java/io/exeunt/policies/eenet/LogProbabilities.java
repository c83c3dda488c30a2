package io.exeunt.policies.eenet;

import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;

/**
 * Logarithms of class probabilities of some exits, whatever kind of head they have: softmax outputs as they are, logits through softmax,
 * independent sigmoids through softmax of the logits that they stem from.
 *
 * @param classes number of classes
 * @param rows [exit][sample · classes + class], each at least ln 1e-6
 */
@SuppressWarnings("ArrayRecordComponent")
record LogProbabilities(int classes, double[][] rows) {
    private static final double SMALLEST = 1e-6;

    /** Those of the kept exits, in order. */
    static LogProbabilities of(TraceSplit split, int[] kept) {
        double[][] rows = new double[kept.length][];
        for (int i = 0; i < kept.length; i++) {
            rows[i] = of(split.exits().get(kept[i]));
        }
        return new LogProbabilities(split.classes(), rows);
    }

    /** Those of one exit. */
    static double[] of(ExitOutputs exit) {
        double[] row = new double[exit.values().length];
        for (int i = 0; i < row.length; i++) {
            row[i] = score(exit, i);
        }
        MatrixRows.normalise(row, exit.classes());
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.max(row[i], Math.log(SMALLEST));
        }
        return row;
    }

    private static double score(ExitOutputs exit, int i) {
        double value = exit.values()[i];
        return switch (exit.kind()) {
            case SOFTMAX -> Math.log(Math.max(value, SMALLEST));
            case LOGITS -> value;
            case SIGMOID -> Math.log(Math.max(value, SMALLEST)) - Math.log(Math.max(1 - value, SMALLEST));
        };
    }

    int exits() {
        return rows.length;
    }

    int samples() {
        return rows[0].length / classes;
    }

    /** The same without all but these exits. */
    LogProbabilities only(List<Integer> positions) {
        return new LogProbabilities(
                classes, positions.stream().map(i -> rows[i]).toArray(double[][]::new));
    }

    /**
     * How probable a reference holds each exit's answers to be.
     *
     * @param reference [sample · classes + class], logarithms
     * @return [exit][sample]
     */
    double[][] worth(double[] reference) {
        double[][] worth = new double[exits()][samples()];
        for (int k = 0; k < worth.length; k++) {
            for (int i = 0; i < worth[k].length; i++) {
                worth[k][i] = Math.exp(reference[i * classes + MatrixRows.argmax(rows[k], classes, i)]);
            }
        }
        return worth;
    }
}
