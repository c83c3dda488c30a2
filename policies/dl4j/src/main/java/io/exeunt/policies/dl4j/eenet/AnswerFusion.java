package io.exeunt.policies.dl4j.eenet;

import java.util.Arrays;

/**
 * Lets an exit answer with what the exits before it have said as well: a weighted product of their class probabilities,
 * p_k ∝ Π_j≤k p_j^w_kj, calibrated by maximum likelihood. The heads have been evaluated anyway, so it costs nothing.
 *
 * <p>Weights start from w_kk = 1, all others 0, and are held there by a Gaussian prior, so that with few samples an exit answers as it
 * always did. The product of experts with learned weights is a logarithmic opinion pool (Genest and Zidek 1986); reusing earlier exits'
 * answers in an early-exit network is due to Zero Time Waste (Wołczyk et al., arXiv 2106.05409).
 *
 * @param weights [exit][earlier or same exit]
 */
@SuppressWarnings("ArrayRecordComponent")
record AnswerFusion(double[][] weights) {
    /** Precision of the prior: a standard deviation of 0.14 around "as it always did". */
    private static final double PRIOR = 50;

    private static final int NEWTON_STEPS = 8;

    /** Exits that answer for themselves. */
    static AnswerFusion none(int exits) {
        double[][] weights = new double[exits][];
        for (int k = 0; k < exits; k++) {
            weights[k] = new double[k + 1];
            weights[k][k] = 1;
        }
        return new AnswerFusion(weights);
    }

    /** Maximum a posteriori weights for the labels. */
    static AnswerFusion fit(LogProbabilities outputs, int[] labels) {
        AnswerFusion fusion = none(outputs.exits());
        for (int k = 0; k < outputs.exits(); k++) {
            for (int step = 0; step < NEWTON_STEPS; step++) {
                newtonStep(outputs, labels, fusion.weights[k]);
            }
        }
        return fusion;
    }

    private static void newtonStep(LogProbabilities outputs, int[] labels, double[] weights) {
        int experts = weights.length;
        int classes = outputs.classes();
        double[] fused = fuse(outputs, weights);
        double[] gradient = new double[experts];
        double[][] hessian = new double[experts][experts];
        double[] mean = new double[experts];
        for (int i = 0; i < labels.length; i++) {
            moments(outputs, fused, i, mean, hessian);
            for (int j = 0; j < experts; j++) {
                gradient[j] += mean[j] - outputs.rows()[j][i * classes + labels[i]];
            }
        }
        for (int j = 0; j < experts; j++) {
            gradient[j] += PRIOR * (weights[j] - (j == experts - 1 ? 1 : 0));
            hessian[j][j] += PRIOR;
        }
        double[] step = Rows.solve(hessian, gradient);
        for (int j = 0; j < experts; j++) {
            weights[j] -= step[j];
        }
    }

    /** Mean of each expert's log-probability under the fused row into {@code mean}; adds their covariance to the Hessian. */
    private static void moments(
            LogProbabilities outputs, double[] fused, int sample, double[] mean, double[][] covariance) {
        int classes = outputs.classes();
        Arrays.fill(mean, 0);
        for (int c = sample * classes; c < (sample + 1) * classes; c++) {
            double p = Math.exp(fused[c]);
            for (int j = 0; j < mean.length; j++) {
                double l = p * outputs.rows()[j][c];
                mean[j] += l;
                for (int h = 0; h <= j; h++) {
                    covariance[j][h] += l * outputs.rows()[h][c];
                }
            }
        }
        for (int j = 0; j < mean.length; j++) {
            for (int h = 0; h <= j; h++) {
                covariance[j][h] -= mean[j] * mean[h];
            }
        }
    }

    private static double[] fuse(LogProbabilities outputs, double[] weights) {
        double[] fused = new double[outputs.rows()[0].length];
        for (int j = 0; j < weights.length; j++) {
            double[] expert = outputs.rows()[j];
            for (int i = 0; i < fused.length; i++) {
                fused[i] += weights[j] * expert[i];
            }
        }
        Rows.normalise(fused, outputs.classes());
        return fused;
    }

    /** What each exit then says. */
    LogProbabilities apply(LogProbabilities outputs) {
        double[][] rows = new double[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            rows[k] = fuse(outputs, weights[k]);
        }
        return new LogProbabilities(outputs.classes(), rows);
    }
}
