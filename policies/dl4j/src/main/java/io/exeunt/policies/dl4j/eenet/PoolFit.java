package io.exeunt.policies.dl4j.eenet;

import java.util.Arrays;
import java.util.stream.IntStream;

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

    /** The most likely pool given some of the samples, as freely corrected as {@code priors} says. */
    static AnswerPool fit(PoolInputs inputs, int[] labels, int[] samples, int priors) {
        return new PoolFit(inputs, labels).fit(samples, priors);
    }

    /** How far down the list of priors held-out samples say to go; 0 for no correction. */
    static int priorsWorthHaving(PoolInputs inputs, int[] labels) {
        return inputs.classes() > 1 && labels.length >= FEWEST_SAMPLES
                ? new PoolFit(inputs, labels).priorsWorthHaving()
                : 0;
    }

    private AnswerPool fit(int[] samples, int priors) {
        double[] parameters = weights(samples);
        if (priors > 0) {
            parameters = corrected(parameters, samples, MATRIX_PRIORS[priors - 1], LAST_STEPS);
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

    private int priorsWorthHaving() {
        double[][] parameters = new double[FOLDS][];
        for (int fold = 0; fold < FOLDS; fold++) {
            parameters[fold] = weights(samples(fold, false));
        }
        double[] champion = heldOut(parameters);
        int best = 0;
        for (int p = 0; p < MATRIX_PRIORS.length; p++) {
            for (int fold = 0; fold < FOLDS; fold++) {
                parameters[fold] = corrected(parameters[fold], samples(fold, false), MATRIX_PRIORS[p], STEPS_PER_PRIOR);
            }
            double[] next = heldOut(parameters);
            if (isClearlyAbove(next, champion)) {
                champion = next;
                best = p + 1;
            }
        }
        return best;
    }

    private int[] samples(int fold, boolean held) {
        return Folds.samples(labels.length, fold, FOLDS, held);
    }

    /** Log-likelihood of each sample, by the parameters of the fold that it was held out of. */
    private double[] heldOut(double[][] parameters) {
        double[] logLikelihood = new double[labels.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            score(parameters[fold], samples(fold, true), logLikelihood);
        }
        return logLikelihood;
    }

    /** Log-likelihood of each of some samples. */
    private void score(double[] parameters, int[] samples, double[] logLikelihood) {
        AnswerPool pool = AnswerPool.ofParameters(parameters, inputs.experts(), inputs.classes());
        double[] row = new double[inputs.classes()];
        for (int sample : samples) {
            pool.answer(inputs, sample, row);
            logLikelihood[sample] = row[labels[sample]];
        }
    }

    private static boolean isClearlyAbove(double[] higher, double[] lower) {
        int n = higher.length;
        double mean =
                IntStream.range(0, n).mapToDouble(i -> higher[i] - lower[i]).sum() / n;
        double variance = IntStream.range(0, n)
                        .mapToDouble(i -> Math.pow(higher[i] - lower[i] - mean, 2))
                        .sum()
                / n;
        return mean > Math.sqrt(variance / n);
    }
}
