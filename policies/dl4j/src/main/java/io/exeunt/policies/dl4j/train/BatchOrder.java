package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.Permutation;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Which images each step sees: every epoch has an order of its own that depends on seed and epoch alone. */
final class BatchOrder {
    private final int samples;
    private final int batchSize;
    private final long seed;
    private int epoch = -1;
    private int[] order = new int[0];

    BatchOrder(int samples, int batchSize, long seed) {
        this.samples = samples;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    /** Indices of the images of a step, counted from 0 over all epochs. */
    int[] batch(long step) {
        int stepsPerEpoch = samples / batchSize;
        int wanted = (int) (step / stepsPerEpoch);
        if (wanted != epoch) {
            order = Permutation.random(samples, new SplittableRandom(seedOf(wanted)));
            epoch = wanted;
        }
        int from = (int) (step % stepsPerEpoch) * batchSize;
        return Arrays.copyOfRange(order, from, from + batchSize);
    }

    /** One number of a parent generator per epoch: seeds a fixed step apart would give the same numbers, one place along. */
    private long seedOf(int wanted) {
        return new SplittableRandom(seed).longs(wanted + 1L).reduce(0, (before, last) -> last);
    }
}
