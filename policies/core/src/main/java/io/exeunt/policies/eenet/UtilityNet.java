package io.exeunt.policies.eenet;

import io.exeunt.policies.regression.Adam;
import java.util.Arrays;

/**
 * The utilities of all exits in training: q_k = w_k · x_k, by the loss L_q = (1/K) Σ_k Σ_n ω_nk · BCE(clamp(q_nk), right_nk). Utilities of
 * earlier exits among the features are values, not variables: no gradient flows back through them, as published.
 */
final class UtilityNet {
    private static final float CLAMP = 1e-4f;

    private final float[][][] columns;
    private final float[][] right;
    private final Adam.Parameter[] weights;
    /** [exit][sample], q. */
    private final float[][] utilities;

    /**
     * Prepares training.
     *
     * @param columns [exit][feature][sample]; those of earlier utilities come last and are shared by all later exits
     * @param right [exit][sample], 1 or 0
     * @param weights [exit][feature]
     */
    UtilityNet(float[][][] columns, float[][] right, float[][] weights) {
        this.columns = columns;
        this.right = right;
        this.weights = new Adam.Parameter[weights.length];
        for (int k = 0; k < weights.length; k++) {
            this.weights[k] = new Adam.Parameter(weights[k]);
        }
        utilities = new float[right.length][right[0].length];
        refresh();
    }

    /** Computes utilities, exit by exit, and with them the features of later exits. */
    private void refresh() {
        int exits = weights.length;
        for (int k = 0; k < exits; k++) {
            Arrays.fill(utilities[k], 0);
            float[] w = weights[k].values();
            for (int j = 0; j < w.length; j++) {
                Columns.addScaled(utilities[k], w[j], columns[k][j]);
            }
            if (k < exits - 1) {
                clamp(utilities[k], columns[k + 1][w.length]);
            }
        }
    }

    private static void clamp(float[] from, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] = Math.max(0, Math.min(1, from[i]));
        }
    }

    /**
     * One step down the gradient.
     *
     * @param omega [exit][sample]
     */
    void step(Adam adam, float[][] omega) {
        float[] slope = new float[right[0].length];
        for (int k = 0; k < weights.length; k++) {
            slope(k, omega[k], slope);
            adam.step(weights[k], Columns.dots(slope, columns[k]));
        }
        refresh();
    }

    /** Derivative of the loss by each utility; 0 where the clamp holds it. */
    private void slope(int exit, float[] omega, float[] slope) {
        float[] q = utilities[exit];
        float[] answers = right[exit];
        for (int i = 0; i < slope.length; i++) {
            boolean free = q[i] >= CLAMP && q[i] <= 1 - CLAMP;
            slope[i] = free ? omega[i] * (q[i] - answers[i]) / (q[i] * (1 - q[i])) / weights.length : 0;
        }
    }

    /** L_q. */
    double loss(float[][] omega) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < omega[k].length; i++) {
                double q = Math.max(CLAMP, Math.min(1 - CLAMP, utilities[k][i]));
                sum -= omega[k][i] * Math.log(right[k][i] > 0 ? q : 1 - q);
            }
        }
        return sum / weights.length;
    }

    /** q, [exit][sample]; not to be written to. */
    float[][] utilities() {
        return utilities;
    }

    /** A copy, [exit][feature]. */
    double[][] weights() {
        double[][] rows = new double[weights.length][];
        for (int k = 0; k < rows.length; k++) {
            float[] values = weights[k].values();
            rows[k] = new double[values.length];
            for (int j = 0; j < values.length; j++) {
                rows[k][j] = values[j];
            }
        }
        return rows;
    }
}
