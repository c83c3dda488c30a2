package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.Check;

/**
 * How a training set is divided.
 *
 * @param fitSamples images held out of training for policies and searches, > 0
 * @param seed of the draw
 */
public record SplitSpec(int fitSamples, long seed) {
    public SplitSpec {
        Check.positive("fitSamples", (long) fitSamples);
    }
}
