package io.exeunt.policies.eenet;

import io.exeunt.ground.statistics.Probabilities;
import io.exeunt.policies.regression.Lbfgs;

/**
 * Penalised negative log-likelihood of a {@link AnswerPool} over some samples, with its gradient. Parameters are the experts' weights
 * alone, or the weights, one bias per class, and the class matrix row by row.
 */
final class PoolObjective implements Lbfgs.Objective {
    /** Precision of the prior of a weight: a standard deviation of 0.14 around "as it always answered". */
    private static final double WEIGHT_PRIOR = 50;

    private static final double BIAS_PRIOR = 5;

    private final PoolInputs inputs;
    private final int[] labels;
    private final int[] samples;
    private final double matrixPrior;

    /**
     * Over some of the samples.
     *
     * @param samples indices of those that count
     * @param matrixPrior precision of the Gaussian prior around 0 of every entry of the class matrix
     */
    PoolObjective(PoolInputs inputs, int[] labels, int[] samples, double matrixPrior) {
        this.inputs = inputs;
        this.labels = labels;
        this.samples = samples;
        this.matrixPrior = matrixPrior;
    }

    @Override
    public double at(double[] point, double[] gradient) {
        AnswerPool pool = AnswerPool.ofParameters(point, inputs.experts(), inputs.classes());
        double value = priors(point, gradient);
        double[] row = new double[inputs.classes()];
        for (int sample : samples) {
            pool.weigh(inputs, sample, row);
            double ofLabel = row[labels[sample]];
            value -= ofLabel - Probabilities.softmax(row);
            row[labels[sample]]--;
            addGradient(sample, row, gradient);
        }
        return value;
    }

    private double priors(double[] point, double[] gradient) {
        double value = 0;
        int experts = inputs.experts();
        for (int i = 0; i < point.length; i++) {
            double precision = i < experts ? WEIGHT_PRIOR : i < experts + inputs.classes() ? BIAS_PRIOR : matrixPrior;
            double away = point[i] - (i == 0 ? 1 : 0);
            gradient[i] = precision * away;
            value += 0.5 * precision * away * away;
        }
        return value;
    }

    /** Residual times input, for each parameter. */
    private void addGradient(int sample, double[] residual, double[] gradient) {
        int classes = inputs.classes();
        int experts = inputs.experts();
        int start = sample * classes;
        for (int c = 0; c < classes; c++) {
            for (int j = 0; j < experts; j++) {
                gradient[j] += residual[c] * inputs.expert(j)[start + c];
            }
        }
        if (gradient.length == experts) {
            return;
        }
        for (int c = 0; c < classes; c++) {
            gradient[experts + c] += residual[c];
            double evidence = inputs.evidence()[start + c];
            if (evidence > 0) {
                int row = experts + (c + 1) * classes;
                for (int d = 0; d < classes; d++) {
                    gradient[row + d] += evidence * residual[d];
                }
            }
        }
    }
}
