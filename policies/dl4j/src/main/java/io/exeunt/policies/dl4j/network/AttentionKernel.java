package io.exeunt.policies.dl4j.network;

import java.util.Arrays;

/**
 * Scaled dot-product attention of one sample and its derivatives: per head softmax over j of q_i·k_j / √d, then Σ_j of that times v_j.
 * Arrays lie [head · feature of the head][token], d features to a head. Source: Vaswani et al., arXiv 1706.03762, section 3.2.
 */
final class AttentionKernel {
    private final int heads;
    private final int width;
    private final int tokens;
    private final float scale;
    /** Share of each token j in the answer of each token i, [i][j], of one head. */
    private final float[][] shares;

    private final float[][] byShares;

    /**
     * A kernel.
     *
     * @param heads > 0
     * @param width features of a head, > 0
     * @param tokens of a text, > 0
     */
    AttentionKernel(int heads, int width, int tokens) {
        this.heads = heads;
        this.width = width;
        this.tokens = tokens;
        scale = (float) (1 / Math.sqrt(width));
        shares = new float[tokens][tokens];
        byShares = new float[tokens][tokens];
    }

    /** Numbers per sample. */
    int elements() {
        return heads * width * tokens;
    }

    /** Writes the answers of the sample at {@code from} there. */
    void forward(float[] q, float[] k, float[] v, int from, float[] out) {
        for (int head = 0; head < heads; head++) {
            int first = from + head * width * tokens;
            share(q, k, first);
            for (int f = 0; f < width; f++) {
                int row = first + f * tokens;
                for (int i = 0; i < tokens; i++) {
                    out[row + i] = dot(shares[i], v, row);
                }
            }
        }
    }

    private float dot(float[] weights, float[] values, int row) {
        float sum = 0;
        for (int j = 0; j < tokens; j++) {
            sum += weights[j] * values[row + j];
        }
        return sum;
    }

    private void share(float[] q, float[] k, int first) {
        for (int i = 0; i < tokens; i++) {
            float[] logits = shares[i];
            Arrays.fill(logits, 0);
            for (int f = 0; f < width; f++) {
                addScaled(q[first + f * tokens + i] * scale, k, first + f * tokens, logits, 0);
            }
            softmax(logits);
        }
    }

    private void addScaled(float factor, float[] source, int from, float[] target, int to) {
        for (int j = 0; j < tokens; j++) {
            target[to + j] += factor * source[from + j];
        }
    }

    private static void softmax(float[] logits) {
        float most = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        float sum = 0;
        for (int j = 0; j < logits.length; j++) {
            logits[j] = (float) Math.exp(logits[j] - most);
            sum += logits[j];
        }
        for (int j = 0; j < logits.length; j++) {
            logits[j] /= sum;
        }
    }

    /**
     * Derivatives of Σ e · answer for the sample at {@code from}.
     *
     * @param e derivatives by the answers
     * @param by receives those by q, k and v at the sample's place; zero before
     */
    void backward(float[] q, float[] k, float[] v, int from, float[] e, Inputs by) {
        for (int head = 0; head < heads; head++) {
            int first = from + head * width * tokens;
            share(q, k, first);
            for (int i = 0; i < tokens; i++) {
                Arrays.fill(byShares[i], 0);
                for (int f = 0; f < width; f++) {
                    int row = first + f * tokens;
                    addScaled(e[row + i], v, row, byShares[i], 0);
                    addScaled(e[row + i], shares[i], 0, by.v(), row);
                }
                byLogits(shares[i], byShares[i]);
                for (int f = 0; f < width; f++) {
                    int row = first + f * tokens;
                    by.q()[row + i] = dot(byShares[i], k, row);
                    addScaled(q[row + i], byShares[i], 0, by.k(), row);
                }
            }
        }
    }

    /**
     * Derivatives by what attention reads.
     *
     * @param q by queries
     * @param k by keys
     * @param v by values
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Inputs(float[] q, float[] k, float[] v) {}

    /** Derivatives by shares become those by q·k. */
    private void byLogits(float[] share, float[] derivative) {
        float mean = 0;
        for (int j = 0; j < tokens; j++) {
            mean += share[j] * derivative[j];
        }
        for (int j = 0; j < tokens; j++) {
            derivative[j] = share[j] * (derivative[j] - mean) * scale;
        }
    }
}
