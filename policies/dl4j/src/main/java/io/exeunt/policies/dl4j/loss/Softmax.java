package io.exeunt.policies.dl4j.loss;

/** Softmax of a stretch of an array, without overflow. */
final class Softmax {
    private Softmax() {}

    /** Probabilities of {@code values[from, from + classes)}. */
    static double[] of(float[] values, int from, int classes) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, values[from + c]);
        }
        double[] p = new double[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            p[c] = Math.exp(values[from + c] - largest);
            sum += p[c];
        }
        for (int c = 0; c < classes; c++) {
            p[c] /= sum;
        }
        return p;
    }
}
