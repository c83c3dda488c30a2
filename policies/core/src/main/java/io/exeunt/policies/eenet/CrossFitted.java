package io.exeunt.policies.eenet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pools fitted to all samples, and what pools say about samples that they were not fitted to. Pools are surer of samples that they know,
 * so thresholds chosen on those would let too few of the others go.
 *
 * @param fusion fitted to all samples
 * @param heldOut answers to each sample by pools that were fitted to the samples of the other folds
 * @param priors how freely each exit's pool corrects classes
 */
record CrossFitted(AnswerFusion fusion, LogProbabilities heldOut, List<Integer> priors) {
    private static final int FOLDS = 5;

    CrossFitted {
        priors = List.copyOf(priors);
    }

    /** How far down {@link PoolFit}'s list of priors an exit's pool goes. */
    @FunctionalInterface
    private interface Freedom {
        int of(int exit, PoolInputs inputs);
    }

    /** Each exit pools its own head with what the exit before it came to. */
    static CrossFitted chain(LogProbabilities outputs, int[] labels) {
        return chain(outputs, labels, (k, inputs) -> PoolFit.tryPriors(inputs, labels)
                .priors());
    }

    /** The same for some of the exits, each corrected as freely as here. */
    CrossFitted chain(LogProbabilities outputs, int[] labels, List<Integer> positions) {
        return chain(outputs.only(positions), labels, (k, inputs) -> priors.get(positions.get(k)));
    }

    private static CrossFitted chain(LogProbabilities outputs, int[] labels, Freedom freedom) {
        List<Integer> priors = new ArrayList<>();
        int[] all = IntStream.range(0, labels.length).toArray();
        AnswerFusion fusion = fusion(outputs, labels, all, (k, inputs) -> {
            priors.add(freedom.of(k, inputs));
            return priors.get(k);
        });
        LogProbabilities heldOut = fusion.apply(outputs);
        int folds = Math.min(FOLDS, labels.length);
        for (int fold = 0; fold < folds; fold++) {
            int[] others = SampleFolds.samples(labels.length, fold, folds, false);
            AnswerFusion ofOthers = fusion(outputs, labels, others, (k, inputs) -> priors.get(k));
            copy(ofOthers.apply(outputs), SampleFolds.samples(labels.length, fold, folds, true), heldOut);
        }
        return new CrossFitted(fusion, heldOut, priors);
    }

    private static AnswerFusion fusion(LogProbabilities outputs, int[] labels, int[] samples, Freedom freedom) {
        List<AnswerPool> pools = new ArrayList<>();
        double[] before = {};
        for (int k = 0; k < outputs.exits(); k++) {
            PoolInputs inputs = AnswerFusion.inputs(outputs.classes(), outputs.rows()[k], before);
            pools.add(PoolFit.fit(inputs, labels, samples, freedom.of(k, inputs)));
            before = pools.get(k).answers(inputs);
        }
        return new AnswerFusion(pools);
    }

    /** What each exit would say about held-out samples if no other head were evaluated. */
    static LogProbabilities alone(LogProbabilities outputs, int[] labels) {
        double[][] heldOut = Arrays.stream(outputs.rows())
                .map(own -> PoolFit.tryPriors(PoolInputs.of(outputs.classes(), own), labels)
                        .heldOut())
                .toArray(double[][]::new);
        return new LogProbabilities(outputs.classes(), heldOut);
    }

    private static void copy(LogProbabilities from, int[] samples, LogProbabilities to) {
        for (int k = 0; k < to.exits(); k++) {
            for (int sample : samples) {
                int start = sample * to.classes();
                System.arraycopy(from.rows()[k], start, to.rows()[k], start, to.classes());
            }
        }
    }
}
