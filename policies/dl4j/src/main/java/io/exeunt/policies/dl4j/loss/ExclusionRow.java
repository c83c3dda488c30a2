package io.exeunt.policies.dl4j.loss;

import io.exeunt.ground.Check;

/**
 * The loss of class exclusion's heads: Σ_{i=0}^{K−1} 1/(K − i + 1) · BCE_i, where BCE_i is the mean over classes of the binary cross
 * entropy of exit i's sigmoids, the right class weighted with 4·(C − 1), so that a head keeps it. Source: arXiv 2309.13443 and its
 * code ({@code BCEWithLogits} with {@code pos_weight}). Values: class logits of one side exit after the other. Target: index of the
 * right class.
 *
 * @param sideExits K, > 0
 * @param classes C, > 1
 */
public record ExclusionRow(int sideExits, int classes) implements RowLoss {
    public ExclusionRow {
        Check.positive("sideExits", (long) sideExits);
        Check.require(classes > 1, "classes", "> 1", classes);
    }

    /** Weight of exit i in the sum, 1/(K − i + 1): 1/(K + 1) … 1/2. */
    public static double exitWeight(int sideExits, int exit) {
        return 1.0 / (sideExits - exit + 1);
    }

    /** Weight of the right class, 4·(C − 1). */
    public double rightClassWeight() {
        return 4.0 * (classes - 1);
    }

    @Override
    public double of(float[] values, float[] target, float[] gradient) {
        int right = (int) target[0];
        double loss = 0;
        for (int k = 0; k < sideExits; k++) {
            double weight = exitWeight(sideExits, k) / classes;
            for (int c = 0; c < classes; c++) {
                int i = k * classes + c;
                double sign = c == right ? -1 : 1;
                double scale = weight * (c == right ? rightClassWeight() : 1);
                loss += scale * softplus(sign * values[i]);
                gradient[i] = (float) (scale * sign / (1 + Math.exp(-sign * values[i])));
            }
        }
        return loss;
    }

    /** ln(1 + e^x) without overflow. */
    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
