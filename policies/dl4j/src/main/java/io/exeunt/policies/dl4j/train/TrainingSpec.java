package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import java.util.List;

/**
 * All that decides the outcome of a training, the data apart. The number of threads is not among it.
 *
 * @param network what is trained
 * @param epochs passes over the data, > 0
 * @param batchSize images per step, > 0, even
 * @param learningRate peak step size, > 0
 * @param l2 weight decay, >= 0
 * @param lossWeights one per exit, > 0
 * @param seed of initial weights and shuffling
 */
public record TrainingSpec(
        ResNetSpec network,
        int epochs,
        int batchSize,
        double learningRate,
        double l2,
        List<Double> lossWeights,
        long seed) {
    public TrainingSpec {
        lossWeights = List.copyOf(lossWeights);
    }

    /** The quickstart's training. */
    public static TrainingSpec quickstart(long seed) {
        throw new UnsupportedOperationException("draft");
    }

    /** Content hash (64 hex digits) of everything that decides the trained network: this spec and the data. A cache key. */
    public String key(LabelledImages train) {
        throw new UnsupportedOperationException("draft");
    }
}
