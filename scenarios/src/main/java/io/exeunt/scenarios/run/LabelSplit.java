package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.data.Permutation;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Samples in parts, each with every class in about its share: sorted by class and drawn at even distances.
 *
 * @param heads indices of what heads are trained on, ascending; none where none are
 * @param fit indices of the fit split, ascending
 * @param report indices of the report split, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record LabelSplit(int[] heads, int[] fit, int[] report) {
    /** Another stream of random numbers, so that fit and report of a scenario without heads stay what they are. */
    private static final long OF_HEADS = 0x9e3779b97f4a7c15L;

    /** Two parts of some indices, ascending. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Drawn(int[] held, int[] rest) {}

    /**
     * Divides samples.
     *
     * @param where they come from, for messages
     * @param labels [sample]
     * @param headSamples on which heads are trained; 0 for none
     * @param fitSamples size of the fit split
     * @throws InvalidInputException if no sample would be left for the report
     */
    static LabelSplit of(String where, int[] labels, int headSamples, int fitSamples, long seed) {
        int samples = labels.length;
        if ((long) fitSamples + headSamples >= samples) {
            throw new InvalidInputException(
                    where,
                    "Expected more samples than the " + fitSamples + " of data.fit_samples"
                            + (headSamples == 0 ? "" : " and the " + headSamples + " of network.head_samples")
                            + ", given " + samples,
                    headSamples == 0
                            ? "--set data.fit_samples=" + Math.max(1, samples / 2)
                            : "--set data.fit_samples=" + Math.max(1, samples / 3) + " --set network.head_samples="
                                    + Math.max(1, samples / 3));
        }
        int[] all = IntStream.range(0, samples).toArray();
        Drawn heads = drawn(labels, all, headSamples, seed ^ OF_HEADS);
        Drawn fit = drawn(labels, heads.rest(), fitSamples, seed);
        return new LabelSplit(heads.held(), fit.held(), fit.rest());
    }

    private static Drawn drawn(int[] labels, int[] among, int wanted, long seed) {
        int samples = among.length;
        int[] shuffled = Permutation.random(samples, new SplittableRandom(seed));
        int[] byClass = IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingInt(i -> labels[among[i]]))
                .mapToInt(i -> i)
                .toArray();
        boolean[] held = new boolean[samples];
        for (int i = 0; i < samples; i++) {
            long before = (long) i * wanted / samples;
            held[byClass[i]] = (long) (i + 1) * wanted / samples > before;
        }
        return new Drawn(
                IntStream.range(0, samples)
                        .filter(i -> held[i])
                        .map(i -> among[i])
                        .toArray(),
                IntStream.range(0, samples)
                        .filter(i -> !held[i])
                        .map(i -> among[i])
                        .toArray());
    }
}
