package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;
import io.exeunt.ground.Sha256;
import io.exeunt.policies.dl4j.data.Augmentation;
import io.exeunt.policies.dl4j.data.LabelledImages;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All that decides the outcome of a training, the data apart. The number of threads is not among it.
 *
 * @param network what is trained
 * @param start its parameters before the first step
 * @param epochs passes over the data, > 0
 * @param batchSize images per step, > 0, even: a step is shared by two halves, each with batch statistics of its own
 * @param learningRate first step size of Adam, > 0; it falls linearly to zero at the last step
 * @param l2 weight decay, >= 0
 * @param system what is made small
 * @param augmentation how images are varied
 * @param seed of initial weights, shuffling and augmentation
 */
public record TrainingSpec(
        NetworkDesign network,
        Start start,
        int epochs,
        int batchSize,
        double learningRate,
        double l2,
        JointSystem system,
        Augmentation augmentation,
        long seed) {
    /** Changed whenever the same spec and data would train to other parameters than before. */
    private static final int ALGORITHM = 2;

    public TrainingSpec {
        Check.positive("epochs", (long) epochs);
        Check.require(batchSize > 0 && batchSize % 2 == 0, "batchSize", "> 0 and even", batchSize);
        Check.positive("learningRate", learningRate);
        Check.nonNegative("l2", l2);
        if (system instanceof JointSystem.BranchyNet branchy) {
            Check.require(
                    branchy.exitWeights().size() == network.exitCount(),
                    "lossWeights",
                    network.exitCount() + " in number",
                    branchy.exitWeights().size());
        }
    }

    /** From scratch, the weighted sum of the exits' cross entropies, on images as they are. */
    public TrainingSpec(
            NetworkDesign network,
            int epochs,
            int batchSize,
            double learningRate,
            double l2,
            List<Double> lossWeights,
            long seed) {
        this(
                network,
                new Start.Random(),
                epochs,
                batchSize,
                learningRate,
                l2,
                new JointSystem.BranchyNet(lossWeights),
                Augmentation.NONE,
                seed);
    }

    /** The quickstart's training. */
    public static TrainingSpec quickstart(long seed) {
        ResNetSpec network = ResNetSpec.quickstart();
        return new TrainingSpec(network, 1, 128, 0.01, 0, quickstartWeights(), seed);
    }

    /** The quickstart's loss weights: side exits count a third of the final one. */
    public static List<Double> quickstartWeights() {
        List<Double> weights =
                new ArrayList<>(Collections.nCopies(ResNetSpec.quickstart().exitCount() - 1, 0.3));
        weights.add(1.0);
        return List.copyOf(weights);
    }

    /** The order in which this training sees the images. */
    TrainingPlan plan(LabelledImages train) {
        return new TrainingPlan(key(train), train.size(), epochs, batchSize, seed);
    }

    /** Content hash (64 hex digits) of everything that decides the trained network: this spec and the data. A cache key. */
    public String key(LabelledImages train) {
        String inputs = "training " + ALGORITHM + "\n" + this + "\n" + train.sha256();
        return Sha256.begin().add(inputs).hex();
    }
}
