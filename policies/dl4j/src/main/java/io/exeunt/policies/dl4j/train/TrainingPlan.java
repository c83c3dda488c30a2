package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;

/**
 * Which samples an optimiser sees, in what order and how often.
 *
 * @param key of the training; a checkpoint of another one is not resumed
 * @param samples number of training samples, at least one batch
 * @param epochs passes over them, > 0
 * @param batchSize samples per step, > 0
 * @param seed of the order
 */
public record TrainingPlan(String key, int samples, int epochs, int batchSize, long seed) {
    public TrainingPlan {
        Check.notBlank("key", key);
        Check.positive("epochs", (long) epochs);
        Check.positive("batchSize", (long) batchSize);
        Check.require(samples >= batchSize, "training images", ">= the batch size " + batchSize, samples);
    }

    /** Steps in all; what is left over of an epoch sits out until the next shuffle. */
    public long steps() {
        return (long) epochs * stepsPerEpoch();
    }

    /** Steps of one pass. */
    public int stepsPerEpoch() {
        return samples / batchSize;
    }
}
