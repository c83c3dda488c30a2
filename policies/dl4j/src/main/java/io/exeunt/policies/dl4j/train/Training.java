package io.exeunt.policies.dl4j.train;

import io.exeunt.policies.dl4j.data.LabelledImages;

/** Joint training of all exits of a network. */
public final class Training {
    private Training() {}

    /**
     * Trains from scratch or from the environment's checkpoint.
     *
     * @throws TrainingCancelledException if the environment said so
     */
    public static TrainedNetwork run(TrainingSpec spec, LabelledImages train, TrainingEnvironment environment) {
        throw new UnsupportedOperationException("draft");
    }
}
