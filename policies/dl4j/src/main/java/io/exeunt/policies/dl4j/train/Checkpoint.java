package io.exeunt.policies.dl4j.train;

/**
 * The state of an unfinished training.
 *
 * @param key of the training it belongs to ({@link TrainingSpec#key})
 * @param step steps done
 * @param parameters of the network, batch norm statistics included
 * @param updaterState of the optimiser
 */
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(String key, long step, float[] parameters, float[] updaterState) {}
