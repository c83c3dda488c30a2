package io.exeunt.policies.dl4j.loss;

import io.exeunt.ground.Check;

/**
 * The loss of exits with confidence heads: a soft cascade, in which exit i answers with probability h_i and passes the sample on
 * otherwise. From the end, with p_i the probability that exit i gives to the right class and γ_i the relative cost of leaving there,
 *
 * <pre>
 * P_K = p_K, Q_K = γ_K;   P_i = h_i·p_i + (1 − h_i)·P_{i+1},   Q_i = h_i·γ_i + (1 − h_i)·Q_{i+1}   for i = K−1 … 0
 * </pre>
 *
 * and the loss of a sample is built of terms L_i = −ln P_i + λ·Q_i. Sources: Demir and Akbas, arXiv 2409.05336; Lahiany and
 * Aperstein, doi 10.1109/ACCESS.2022.3187002.
 *
 * @param form which terms are added up
 * @param lambda weight λ of cost, >= 0
 * @param relativeCosts γ, one per exit, each >= 0, the final exit last; the cost of the network without side exits is 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record CascadeLoss(Form form, double lambda, double[] relativeCosts) {
    /** Keeps logarithm and gradient finite. */
    private static final double SMALLEST_PROBABILITY = 1e-7;

    /** Which terms of the cascade make the loss. */
    public enum Form {
        /** L_0: what the cascade as a whole says and costs. PTEENet's v1. */
        V1,
        /** L_0 + … + L_K: every cascade that begins at a later exit counts as well. EENet-Demir's loss. */
        V2,
        /** (L_0 + … + L_K) / K. PTEENet's v2. */
        V2_MEAN
    }

    public CascadeLoss {
        Check.nonNegative("lambda", lambda);
        Check.require(relativeCosts.length > 1, "relativeCosts", "more than one exit", relativeCosts.length);
        relativeCosts = relativeCosts.clone();
        for (int k = 0; k < relativeCosts.length; k++) {
            Check.nonNegative("relativeCosts[" + k + "]", relativeCosts[k]);
        }
    }

    /** Number of side exits, K. */
    public int sideExits() {
        return relativeCosts.length - 1;
    }

    /**
     * Loss of one sample and its derivatives.
     *
     * @param p what each exit gives to the right class, the final exit last, each 0 … 1
     * @param h confidence of each side exit, each 0 … 1
     * @param byP receives the derivatives by p
     * @param byH receives the derivatives by h
     */
    public double of(double[] p, double[] h, double[] byP, double[] byH) {
        int side = sideExits();
        double[] right = new double[side + 1];
        double[] cost = new double[side + 1];
        right[side] = p[side];
        cost[side] = relativeCosts[side];
        for (int i = side - 1; i >= 0; i--) {
            right[i] = h[i] * p[i] + (1 - h[i]) * right[i + 1];
            cost[i] = h[i] * relativeCosts[i] + (1 - h[i]) * cost[i + 1];
        }
        return backward(p, h, byP, byH, right, cost);
    }

    /** Term i depends on exits i … K: its derivatives are passed on from P_i and Q_i to P_{i+1} and Q_{i+1}. */
    private double backward(double[] p, double[] h, double[] byP, double[] byH, double[] right, double[] cost) {
        int side = sideExits();
        double loss = 0;
        double byRight = 0;
        double byCost = 0;
        for (int i = 0; i <= side; i++) {
            if (form != Form.V1 || i == 0) {
                double bounded = Math.max(right[i], SMALLEST_PROBABILITY);
                loss += scale() * (lambda * cost[i] - Math.log(bounded));
                byRight -= scale() / bounded;
                byCost += scale() * lambda;
            }
            if (i == side) {
                byP[i] = byRight;
            } else {
                byP[i] = byRight * h[i];
                byH[i] = byRight * (p[i] - right[i + 1]) + byCost * (relativeCosts[i] - cost[i + 1]);
                byRight *= 1 - h[i];
                byCost *= 1 - h[i];
            }
        }
        return loss;
    }

    private double scale() {
        return form == Form.V2_MEAN ? 1.0 / sideExits() : 1;
    }
}
