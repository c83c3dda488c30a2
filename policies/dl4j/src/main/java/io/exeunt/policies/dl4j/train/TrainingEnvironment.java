package io.exeunt.policies.dl4j.train;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What surrounds a training without changing its outcome.
 *
 * @param threads Java threads that share a step, 1 or 2; any number gives the same bits
 * @param clock for rates, estimates and the checkpoint interval
 * @param progress told after every step
 * @param checkpoints where to resume from and to save to
 * @param checkpointInterval time between checkpoints
 * @param cancelled asked after every step; once true the training saves a checkpoint and throws
 *     {@link TrainingCancelledException}
 */
public record TrainingEnvironment(
        int threads,
        InstantSource clock,
        Consumer<TrainingProgress> progress,
        CheckpointStore checkpoints,
        Duration checkpointInterval,
        BooleanSupplier cancelled) {}
