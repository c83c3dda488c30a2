package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;

/**
 * The state of an unfinished training. Order of the images and step sizes follow from the number of steps done, so this is all.
 *
 * @param key of the training it belongs to ({@link TrainingSpec#key})
 * @param step steps done, > 0
 * @param smoothedLoss as reported with that step
 * @param parameters of the network, batch norm statistics included; not copied
 * @param updaterState of the optimiser; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(String key, long step, double smoothedLoss, float[] parameters, float[] updaterState) {
    public Checkpoint {
        Check.notBlank("key", key);
        Check.positive("step", step);
    }
}
