package io.exeunt.policies.dl4j.eenet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pools fitted to all samples, and what pools say about samples that they were not fitted to. Pools are surer of samples that they know,
 * so thresholds chosen on those would let too few of the others go.
 *
 * @param fusion fitted to all samples
 * @param heldOut answers to each sample by pools that were fitted to the samples of the other folds
 */
record CrossFitted(AnswerFusion fusion, LogProbabilities heldOut) {
    private static final int FOLDS = 5;

    /** Each exit pools its own head with what the exit before it came to. */
    static CrossFitted chain(LogProbabilities outputs, int[] labels) {
        return fit(outputs, labels, true);
    }

    /** What each exit would say if no other head were evaluated. */
    static CrossFitted alone(LogProbabilities outputs, int[] labels) {
        return fit(outputs, labels, false);
    }

    private static CrossFitted fit(LogProbabilities outputs, int[] labels, boolean chained) {
        int folds = Math.min(FOLDS, labels.length);
        int[] all = IntStream.range(0, labels.length).toArray();
        List<AnswerPool> pools = new ArrayList<>();
        double[][] heldOut = new double[outputs.exits()][];
        double[] before = {};
        double[][] beforeByFold = new double[folds][0];
        for (int k = 0; k < heldOut.length; k++) {
            PoolInputs inputs = AnswerFusion.inputs(outputs.classes(), outputs.rows()[k], before);
            int priors = PoolFit.priorsWorthHaving(inputs, labels);
            AnswerPool pool = PoolFit.fit(inputs, labels, all, priors);
            pools.add(pool);
            heldOut[k] = new double[outputs.rows()[k].length];
            for (int fold = 0; fold < folds; fold++) {
                PoolInputs given = AnswerFusion.inputs(outputs.classes(), outputs.rows()[k], beforeByFold[fold]);
                int[] others = Folds.samples(labels.length, fold, folds, false);
                double[] answers = PoolFit.fit(given, labels, others, priors).answers(given);
                copy(answers, Folds.samples(labels.length, fold, folds, true), outputs.classes(), heldOut[k]);
                beforeByFold[fold] = chained ? answers : beforeByFold[fold];
            }
            before = chained ? pool.answers(inputs) : before;
        }
        return new CrossFitted(new AnswerFusion(pools), new LogProbabilities(outputs.classes(), heldOut));
    }

    private static void copy(double[] from, int[] samples, int classes, double[] to) {
        for (int sample : samples) {
            System.arraycopy(from, sample * classes, to, sample * classes, classes);
        }
    }
}
