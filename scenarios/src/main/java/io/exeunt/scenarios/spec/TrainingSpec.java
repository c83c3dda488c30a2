package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.Check;
import java.util.List;

/**
 * How the network learns.
 *
 * @param epochs passes over the training samples, > 0
 * @param batch samples per step, > 0
 * @param learningRate peak step size of Adam, > 0
 * @param exitLossWeights one weight per exit, each ≥ 0; empty for equal weights
 * @param threads training threads, > 0
 * @param checkpointEveryBatches steps between two checkpoints, > 0
 */
public record TrainingSpec(
        int epochs,
        int batch,
        double learningRate,
        List<Double> exitLossWeights,
        int threads,
        int checkpointEveryBatches) {
    public TrainingSpec {
        Check.positive("epochs", (long) epochs);
        Check.positive("batch", (long) batch);
        Check.positive("learning_rate", learningRate);
        exitLossWeights = List.copyOf(exitLossWeights);
        exitLossWeights.forEach(weight -> Check.nonNegative("exit_loss_weights", weight));
        Check.positive("threads", (long) threads);
        Check.positive("checkpoint_every_batches", (long) checkpointEveryBatches);
    }
}
