package io.exeunt.policies.eenet;

import java.util.Arrays;

/**
 * How one exit answers: ln p = Σ_j w_j ln p_j + b + evidence · M, normalised. The weighted product of experts is a logarithmic opinion pool
 * (Genest and Zidek, Statistical Science 1986); bias b and class matrix M correct what the head systematically confuses, as matrix scaling
 * does (Guo et al., arXiv 1706.04599; on log-probabilities: Kull et al., arXiv 1910.12656).
 *
 * @param weights one per expert, that of the exit's own head first
 * @param bias one per class; empty if classes are not corrected
 * @param matrix [evidence for class · classes + class]; empty if classes are not corrected
 */
@SuppressWarnings("ArrayRecordComponent")
record AnswerPool(double[] weights, double[] bias, double[] matrix) {
    private static final double[] NONE = {};

    /** An exit that answers for itself, as it always did. */
    static AnswerPool none(int experts) {
        double[] weights = new double[experts];
        weights[0] = 1;
        return new AnswerPool(weights, NONE, NONE);
    }

    /** From weights alone, or weights, biases and matrix one after the other. */
    static AnswerPool ofParameters(double[] parameters, int experts, int classes) {
        double[] weights = Arrays.copyOf(parameters, experts);
        if (parameters.length == experts) {
            return new AnswerPool(weights, NONE, NONE);
        }
        return new AnswerPool(
                weights,
                Arrays.copyOfRange(parameters, experts, experts + classes),
                Arrays.copyOfRange(parameters, experts + classes, parameters.length));
    }

    boolean correctsClasses() {
        return bias.length > 0;
    }

    /** The answer to all samples, [sample · classes + class]. */
    double[] answers(PoolInputs inputs) {
        int classes = inputs.classes();
        double[] answers = new double[inputs.samples() * classes];
        double[] row = new double[classes];
        for (int i = 0; i < inputs.samples(); i++) {
            answer(inputs, i, row);
            System.arraycopy(row, 0, answers, i * classes, classes);
        }
        return answers;
    }

    /** Log-probabilities of one sample's classes, into {@code row}. */
    void answer(PoolInputs inputs, int sample, double[] row) {
        weigh(inputs, sample, row);
        MatrixRows.normalise(row, row.length);
    }

    /** The same before they are normalised. */
    void weigh(PoolInputs inputs, int sample, double[] row) {
        int classes = inputs.classes();
        int start = sample * classes;
        for (int c = 0; c < classes; c++) {
            row[c] = correctsClasses() ? bias[c] : 0;
            for (int j = 0; j < weights.length; j++) {
                row[c] += weights[j] * inputs.expert(j)[start + c];
            }
        }
        if (correctsClasses()) {
            addCorrections(inputs.evidence(), start, row);
        }
    }

    private void addCorrections(double[] evidence, int start, double[] row) {
        for (int c = 0; c < row.length; c++) {
            double given = evidence[start + c];
            if (given > 0) {
                for (int d = 0; d < row.length; d++) {
                    row[d] += given * matrix[c * row.length + d];
                }
            }
        }
    }
}
