package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.data.Permutation;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Samples in two parts, each with every class in about its share: sorted by class and drawn at even distances.
 *
 * @param fit indices of the fit split, ascending
 * @param report indices of the report split, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record LabelSplit(int[] fit, int[] report) {
    /**
     * Divides samples.
     *
     * @param where they come from, for messages
     * @param labels [sample]
     * @param fitSamples size of the fit split
     * @throws InvalidInputException if no sample would be left for the report
     */
    static LabelSplit of(String where, int[] labels, int fitSamples, long seed) {
        int samples = labels.length;
        if (fitSamples >= samples) {
            throw new InvalidInputException(
                    where,
                    "Expected more samples than the " + fitSamples + " of data.fit_samples, given " + samples,
                    "--set data.fit_samples=" + Math.max(1, samples / 2));
        }
        int[] shuffled = Permutation.random(samples, new SplittableRandom(seed));
        int[] byClass = IntStream.of(shuffled)
                .boxed()
                .sorted(Comparator.comparingInt(i -> labels[i]))
                .mapToInt(i -> i)
                .toArray();
        boolean[] held = new boolean[samples];
        for (int i = 0; i < samples; i++) {
            long before = (long) i * fitSamples / samples;
            held[byClass[i]] = (long) (i + 1) * fitSamples / samples > before;
        }
        return new LabelSplit(
                IntStream.range(0, samples).filter(i -> held[i]).toArray(),
                IntStream.range(0, samples).filter(i -> !held[i]).toArray());
    }
}
