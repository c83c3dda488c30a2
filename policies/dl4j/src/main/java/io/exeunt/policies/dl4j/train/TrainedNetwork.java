package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.network.MultiExitGraph;

/**
 * A trained network and what made it.
 *
 * @param key of the training ({@link TrainingSpec#key})
 * @param network with its trained parameters
 */
public record TrainedNetwork(String key, MultiExitGraph network) {
    public TrainedNetwork {
        Check.notBlank("key", key);
    }
}
