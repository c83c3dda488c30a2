package io.exeunt.policies.eenet;

import java.util.stream.IntStream;

/**
 * Deals samples into parts that have nothing to do with their order: by bits of a scrambled index (the finaliser of SplitMix64), so that
 * nothing is drawn at random and labels that come in turns do no harm.
 */
final class SampleFolds {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private SampleFolds() {}

    /** Which of so many folds a sample belongs to. */
    static int of(int sample, int folds) {
        return (int) Long.remainderUnsigned(scrambled(sample), folds);
    }

    /** Samples of a fold, or all others. */
    static int[] samples(int samples, int fold, int folds, boolean inside) {
        return IntStream.range(0, samples)
                .filter(i -> inside == (of(i, folds) == fold))
                .toArray();
    }

    /** One of two halves, for each bit another pair. */
    static int[] half(int samples, int bit, boolean set) {
        return IntStream.range(0, samples)
                .filter(i -> set == ((scrambled(i) >>> bit & 1) != 0))
                .toArray();
    }

    private static long scrambled(int sample) {
        long z = (sample + 1) * STEP;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
