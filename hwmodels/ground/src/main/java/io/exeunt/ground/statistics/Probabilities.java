package io.exeunt.ground.statistics;

/** Logits made probabilities. */
public final class Probabilities {
    private Probabilities() {}

    /**
     * Softmax in place, without overflow.
     *
     * @param row logits, which become probabilities that sum to 1; not empty
     * @return logarithm of the sum of the logits' exponentials
     */
    public static double softmax(double[] row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : row) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int c = 0; c < row.length; c++) {
            row[c] = Math.exp(row[c] - largest);
            sum += row[c];
        }
        for (int c = 0; c < row.length; c++) {
            row[c] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** Softmax of {@code values[from, from + classes)}. */
    public static double[] softmax(float[] values, int from, int classes) {
        double[] row = new double[classes];
        for (int c = 0; c < classes; c++) {
            row[c] = values[from + c];
        }
        softmax(row);
        return row;
    }
}
