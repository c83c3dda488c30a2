package io.exeunt.policies.score;

import io.exeunt.ground.statistics.Probabilities;
import io.exeunt.simulator.trace.ExitOutputs;

/**
 * Class probabilities of a head of any kind: softmax outputs as they are, logits through softmax, and independent sigmoids p through
 * softmax of the logits ln(p / (1 − p)) they stem from.
 */
public final class ClassProbabilities {
    /** Largest sigmoid taken at face value: float32 knows none between it and 1. */
    private static final double LARGEST_SIGMOID = 1 - 0x1p-24;

    private final ExitOutputs outputs;
    private final double[] row;

    /** Reads these outputs. Holds a scratch row: not to be shared between threads. */
    public ClassProbabilities(ExitOutputs outputs) {
        this.outputs = outputs;
        this.row = new double[outputs.classes()];
    }

    /** The probabilities of one sample, in an array that the next call overwrites. */
    public double[] of(int sample) {
        for (int c = 0; c < row.length; c++) {
            row[c] = outputs.value(sample, c);
        }
        switch (outputs.kind()) {
            case SOFTMAX -> {}
            case LOGITS -> Probabilities.softmax(row);
            case SIGMOID -> oddsShares();
        }
        return row;
    }

    /** Softmax of logits is the share of each class in the sum of e^logit = p / (1 − p), the odds. */
    private void oddsShares() {
        for (int c = 0; c < row.length; c++) {
            double p = Math.max(Float.MIN_NORMAL, Math.min(LARGEST_SIGMOID, row[c]));
            row[c] = p / (1 - p);
        }
        normalise();
    }

    private void normalise() {
        double sum = 0;
        for (double value : row) {
            sum += value;
        }
        for (int c = 0; c < row.length; c++) {
            row[c] /= sum;
        }
    }
}
