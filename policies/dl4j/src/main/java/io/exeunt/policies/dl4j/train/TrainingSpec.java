package io.exeunt.policies.dl4j.train;

import io.exeunt.hwmodels.Check;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * All that decides the outcome of a training, the data apart. The number of threads is not among it.
 *
 * @param network what is trained
 * @param epochs passes over the data, > 0
 * @param batchSize images per step, > 0, even: a step is shared by two halves, each with batch statistics of its own
 * @param learningRate first step size of Adam, > 0; it falls linearly to zero at the last step
 * @param l2 weight decay, >= 0
 * @param lossWeights one per exit, > 0
 * @param seed of initial weights and shuffling
 */
public record TrainingSpec(
        ResNetSpec network,
        int epochs,
        int batchSize,
        double learningRate,
        double l2,
        List<Double> lossWeights,
        long seed) {
    /** Changed whenever the same spec and data would train to other parameters than before. */
    private static final int ALGORITHM = 2;

    public TrainingSpec {
        Check.positive("epochs", (long) epochs);
        Check.require(batchSize > 0 && batchSize % 2 == 0, "batchSize", "> 0 and even", batchSize);
        Check.positive("learningRate", learningRate);
        Check.nonNegative("l2", l2);
        lossWeights = List.copyOf(lossWeights);
        Check.require(
                lossWeights.size() == network.exitCount(),
                "lossWeights",
                network.exitCount() + " in number",
                lossWeights.size());
        lossWeights.forEach(weight -> Check.positive("lossWeights", weight));
    }

    /** The quickstart's training: side exits count a third of the final one. */
    public static TrainingSpec quickstart(long seed) {
        ResNetSpec network = ResNetSpec.quickstart();
        List<Double> weights = new ArrayList<>(Collections.nCopies(network.exitCount() - 1, 0.3));
        weights.add(1.0);
        return new TrainingSpec(network, 1, 128, 0.01, 0, weights, seed);
    }

    /** The order in which this training sees the images. */
    TrainingPlan plan(LabelledImages train) {
        return new TrainingPlan(key(train), train.size(), epochs, batchSize, seed);
    }

    /** Content hash (64 hex digits) of everything that decides the trained network: this spec and the data. A cache key. */
    public String key(LabelledImages train) {
        String inputs = "training " + ALGORITHM + "\n" + this + "\n" + train.sha256();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
