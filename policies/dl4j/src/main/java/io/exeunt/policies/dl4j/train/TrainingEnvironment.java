package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What surrounds a training without changing its outcome.
 *
 * @param threads Java threads that share a step, > 0; two are of use, and any number gives the same bits
 * @param clock for rates, estimates and the checkpoint interval
 * @param progress told after every step
 * @param checkpoints where to resume from and to save to
 * @param checkpointInterval time between checkpoints
 * @param epochs told after every epoch
 * @param cancelled asked after every step; once true the training saves a checkpoint and throws
 *     {@link TrainingCancelledException}
 */
public record TrainingEnvironment(
        int threads,
        InstantSource clock,
        Consumer<TrainingProgress> progress,
        CheckpointStore checkpoints,
        Duration checkpointInterval,
        EpochListener epochs,
        BooleanSupplier cancelled) {
    public TrainingEnvironment {
        Check.positive("threads", (long) threads);
    }

    /** Nobody listens to epochs. */
    public TrainingEnvironment(
            int threads,
            InstantSource clock,
            Consumer<TrainingProgress> progress,
            CheckpointStore checkpoints,
            Duration checkpointInterval,
            BooleanSupplier cancelled) {
        this(threads, clock, progress, checkpoints, checkpointInterval, EpochListener.NONE, cancelled);
    }

    /** No progress, no checkpoints, never cancelled. */
    public static TrainingEnvironment quiet(int threads, InstantSource clock) {
        return new TrainingEnvironment(
                threads, clock, progress -> {}, CheckpointStore.none(), Duration.ofDays(1), () -> false);
    }
}
