package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.Check;

/**
 * How long heads learn and how fast, by Adam.
 *
 * @param epochs passes over the features, > 0
 * @param batchSize samples per step, > 0, even: a step is shared by two halves, each with batch statistics of its own
 * @param learningRate first step size, > 0; it falls linearly to zero at the last step
 * @param l2 weight decay, >= 0
 * @param seed of initial weights and shuffling
 */
public record HeadSchedule(int epochs, int batchSize, double learningRate, double l2, long seed) {
    public HeadSchedule {
        Check.positive("epochs", (long) epochs);
        Check.require(batchSize > 0 && batchSize % 2 == 0, "batchSize", "> 0 and even", batchSize);
        Check.positive("learningRate", learningRate);
        Check.nonNegative("l2", l2);
    }
}
