package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.Check;
import java.util.List;

/**
 * How the network learns.
 *
 * @param epochs passes over the training samples, > 0
 * @param batch samples per step, > 0 and even
 * @param learningRate peak step size of Adam, > 0
 * @param weightDecay L2 penalty, ≥ 0
 * @param exitLossWeights one weight per exit, each > 0; empty for the network's own
 * @param threads training threads, 1 or 2; the trained network does not depend on it
 * @param checkpointIntervalS time between two checkpoints in s, > 0
 */
public record TrainingSpec(
        int epochs,
        int batch,
        double learningRate,
        double weightDecay,
        List<Double> exitLossWeights,
        int threads,
        double checkpointIntervalS) {
    public TrainingSpec {
        Check.positive("epochs", (long) epochs);
        Check.require(batch > 0 && batch % 2 == 0, "batch", "> 0 and even", batch);
        Check.positive("learning_rate", learningRate);
        Check.nonNegative("weight_decay", weightDecay);
        exitLossWeights = List.copyOf(exitLossWeights);
        exitLossWeights.forEach(weight -> Check.positive("exit_loss_weights", weight));
        Check.inRange("training threads", threads, 1, 2);
        Check.positive("checkpoint_interval_s", checkpointIntervalS);
    }
}
