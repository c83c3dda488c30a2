package io.exeunt.policies.dl4j.network;

import java.util.Arrays;

/**
 * Bag of features of one sample without its factors n1 and n2, and the gradient of that: u = sigmoid(2(a·x + c)), which is
 * (tanh(a·x + c) + 1) / 2; q = u / (Σ u + 5e-16) over the codewords of a position; mean of q over windows. Maps lie [codeword][row][column].
 */
final class HistogramKernel {
    /** Keeps the quotient finite. */
    private static final float SMALLEST_SUM = 5e-16f;

    private final int codewords;
    private final int width;
    private final int positions;
    private final int window;
    private final int columns;
    private final int windows;
    /** [position], index of its window, −1 for positions at the edge that no window covers. */
    private final int[] windowOf;

    private final float[] u;
    private final float[] sum;
    private final float[] dot;

    HistogramKernel(int codewords, int height, int width, int window) {
        this.codewords = codewords;
        this.width = width;
        this.window = window;
        positions = height * width;
        columns = width / window;
        windows = height / window * columns;
        windowOf = new int[positions];
        Arrays.setAll(windowOf, this::windowAt);
        u = new float[codewords * positions];
        sum = new float[positions];
        dot = new float[positions];
    }

    private int windowAt(int position) {
        int row = position / width / window;
        int column = position % width / window;
        return column < columns && row * columns + column < windows ? row * columns + column : -1;
    }

    /** Sums over all samples, before the factors n1·n2 (the first two) or the other one of them (the last). */
    static final class Sums {
        double byScale;
        double byOffset;
        double byFactor;
    }

    /** Numbers per sample read. */
    int inputs() {
        return codewords * positions;
    }

    /** Numbers per sample written. */
    int outputs() {
        return codewords * windows;
    }

    /** Adds the histogram of sample n to its place in {@code out}. */
    void forward(float[] x, int n, float scale, float offset, float[] out) {
        memberships(x, n * inputs(), scale, offset);
        for (int k = 0; k < codewords; k++) {
            int to = n * outputs() + k * windows;
            for (int p = 0; p < positions; p++) {
                if (windowOf[p] >= 0) {
                    out[to + windowOf[p]] += u[k * positions + p] / sum[p] / (window * window);
                }
            }
        }
    }

    private void memberships(float[] x, int from, float scale, float offset) {
        Arrays.fill(sum, SMALLEST_SUM);
        for (int k = 0; k < codewords; k++) {
            for (int p = 0; p < positions; p++) {
                int i = k * positions + p;
                u[i] = (float) (1 / (1 + Math.exp(-2 * (scale * x[from + i] + offset))));
                sum[p] += u[i];
            }
        }
    }

    /**
     * Gradient of Σ e·histogram for sample n.
     *
     * @param e derivatives by the histograms of all samples
     * @param byX receives those by x at the sample's place
     * @param sums to which those by a and c, and Σ e·histogram, are added
     */
    void backward(float[] x, int n, float scale, float offset, float[] e, float[] byX, Sums sums) {
        int from = n * inputs();
        memberships(x, from, scale, offset);
        weighMemberships(e, n * outputs());
        for (int k = 0; k < codewords; k++) {
            for (int p = 0; p < positions; p++) {
                int i = k * positions + p;
                float byU = (share(e, n * outputs() + k * windows, p) - dot[p]) / sum[p];
                float byArgument = 2 * byU * u[i] * (1 - u[i]);
                byX[from + i] = byArgument * scale;
                sums.byScale += byArgument * x[from + i];
                sums.byOffset += byArgument;
            }
        }
        for (int p = 0; p < positions; p++) {
            sums.byFactor += dot[p];
        }
    }

    /** dot[p] = Σ_k e_k·q_kp. */
    private void weighMemberships(float[] e, int from) {
        Arrays.fill(dot, 0);
        for (int k = 0; k < codewords; k++) {
            for (int p = 0; p < positions; p++) {
                dot[p] += share(e, from + k * windows, p) * u[k * positions + p] / sum[p];
            }
        }
    }

    /** Derivative by q at a position: its window's, shared by all positions of the window. */
    private float share(float[] e, int from, int position) {
        return windowOf[position] < 0 ? 0 : e[from + windowOf[position]] / (window * window);
    }
}
