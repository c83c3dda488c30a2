package io.exeunt.policies.dl4j.eenet;

/** Ridge-penalised logistic regression by Newton's method; the first feature is the constant 1 and is not penalised. */
final class LogisticFit {
    private static final double PENALTY = 5;
    private static final double INTERCEPT_PENALTY = 1e-3;
    private static final int NEWTON_STEPS = 8;
    private static final double LARGEST_LOGIT = 30;

    private LogisticFit() {}

    /**
     * Weights for the samples outside one fold.
     *
     * @param features [sample][feature]
     * @param target [sample]
     * @param folds samples i with i mod folds = leftOut are left out
     * @param leftOut −1 for none
     */
    static double[] weights(double[][] features, boolean[] target, int folds, int leftOut) {
        double[] weights = new double[features[0].length];
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double[] gradient = new double[weights.length];
            double[][] hessian = new double[weights.length][weights.length];
            for (int j = 0; j < weights.length; j++) {
                double penalty = j == 0 ? INTERCEPT_PENALTY : PENALTY;
                gradient[j] = penalty * weights[j];
                hessian[j][j] = penalty;
            }
            for (int i = 0; i < features.length; i++) {
                if (i % folds != leftOut) {
                    accumulate(features[i], target[i], weights, gradient, hessian);
                }
            }
            double[] move = Rows.solve(hessian, gradient);
            for (int j = 0; j < weights.length; j++) {
                weights[j] -= move[j];
            }
        }
        return weights;
    }

    private static void accumulate(
            double[] x, boolean target, double[] weights, double[] gradient, double[][] hessian) {
        double p = probability(x, weights);
        double slope = p - (target ? 1 : 0);
        double curvature = p * (1 - p);
        for (int j = 0; j < x.length; j++) {
            gradient[j] += slope * x[j];
            double row = curvature * x[j];
            for (int h = 0; h <= j; h++) {
                hessian[j][h] += row * x[h];
            }
        }
    }

    /** 1 / (1 + e^(−w·x)). */
    static double probability(double[] x, double[] weights) {
        double logit = 0;
        for (int j = 0; j < x.length; j++) {
            logit += weights[j] * x[j];
        }
        return 1 / (1 + Math.exp(-Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, logit))));
    }
}
