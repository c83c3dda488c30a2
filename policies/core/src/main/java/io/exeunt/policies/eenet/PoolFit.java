package io.exeunt.policies.eenet;

import io.exeunt.ground.statistics.PairedDifference;
import io.exeunt.policies.regression.Lbfgs;
import java.util.Arrays;

/**
 * Fits an {@link AnswerPool} by penalised maximum likelihood. Whether classes are corrected at all, and how freely, is decided by two-fold
 * cross-validation: a weaker prior is taken only if it raises the likelihood of held-out samples by more than one standard error. So a head
 * that has nothing to correct, or a fit split too small to tell, keeps its answers.
 */
final class PoolFit {
    /** Precisions of the prior of the class matrix, strongest first. */
    private static final double[] MATRIX_PRIORS = {3000, 1000, 300, 100};

    private static final int FOLDS = 2;
    private static final int FEWEST_SAMPLES = 20;
    private static final int WEIGHT_STEPS = 12;
    private static final int STEPS_PER_PRIOR = 8;
    private static final int LAST_STEPS = 20;

    private final PoolInputs inputs;
    private final int[] labels;

    private PoolFit(PoolInputs inputs, int[] labels) {
        this.inputs = inputs;
        this.labels = labels;
    }

    /**
     * What cross-validation came to.
     *
     * @param priors how far down the list of priors held-out samples say to go; 0 for no correction
     * @param heldOut answers to each sample by the parameters of the fold that it was held out of, [sample · classes + class]
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Trial(int priors, double[] heldOut) {}

    /** Decides how freely classes are corrected. */
    static Trial tryPriors(PoolInputs inputs, int[] labels) {
        return new PoolFit(inputs, labels).tryPriors();
    }

    /** The most likely pool of some of the samples, as freely corrected as {@code priors} says. */
    static AnswerPool fit(PoolInputs inputs, int[] labels, int[] samples, int priors) {
        PoolFit fit = new PoolFit(inputs, labels);
        double[] parameters = fit.weights(samples);
        if (priors > 0) {
            parameters = fit.corrected(parameters, samples, MATRIX_PRIORS[priors - 1], LAST_STEPS);
        }
        return AnswerPool.ofParameters(parameters, inputs.experts(), inputs.classes());
    }

    private double[] weights(int[] samples) {
        double[] start = AnswerPool.none(inputs.experts()).weights();
        return Lbfgs.minimise(new PoolObjective(inputs, labels, samples, 0), start, WEIGHT_STEPS);
    }

    private double[] corrected(double[] start, int[] samples, double prior, int steps) {
        int classes = inputs.classes();
        double[] padded = Arrays.copyOf(start, inputs.experts() + classes + classes * classes);
        return Lbfgs.minimise(new PoolObjective(inputs, labels, samples, prior), padded, steps);
    }

    private Trial tryPriors() {
        double[][] parameters = new double[FOLDS][];
        for (int fold = 0; fold < FOLDS; fold++) {
            parameters[fold] = weights(samples(fold, false));
        }
        Trial best = new Trial(0, heldOut(parameters));
        int priors = inputs.classes() > 1 && labels.length >= FEWEST_SAMPLES ? MATRIX_PRIORS.length : 0;
        for (int p = 0; p < priors; p++) {
            for (int fold = 0; fold < FOLDS; fold++) {
                parameters[fold] = corrected(parameters[fold], samples(fold, false), MATRIX_PRIORS[p], STEPS_PER_PRIOR);
            }
            double[] next = heldOut(parameters);
            if (PairedDifference.isAbove(1, ofLabels(next), ofLabels(best.heldOut()))) {
                best = new Trial(p + 1, next);
            }
        }
        return best;
    }

    private int[] samples(int fold, boolean held) {
        return SampleFolds.samples(labels.length, fold, FOLDS, held);
    }

    private double[] heldOut(double[][] parameters) {
        double[] answers = new double[labels.length * inputs.classes()];
        double[] row = new double[inputs.classes()];
        for (int fold = 0; fold < FOLDS; fold++) {
            AnswerPool pool = AnswerPool.ofParameters(parameters[fold], inputs.experts(), inputs.classes());
            for (int sample : samples(fold, true)) {
                pool.answer(inputs, sample, row);
                System.arraycopy(row, 0, answers, sample * row.length, row.length);
            }
        }
        return answers;
    }

    /** Log-likelihood of each sample. */
    private double[] ofLabels(double[] answers) {
        double[] logLikelihood = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            logLikelihood[i] = answers[i * inputs.classes() + labels[i]];
        }
        return logLikelihood;
    }
}
