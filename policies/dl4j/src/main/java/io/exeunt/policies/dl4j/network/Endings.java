package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.loss.RowLoss;
import java.util.List;

/** What stands at the ends of a network's exits. Layers that all forms have carry the same names and parameters in each. */
public sealed interface Endings {
    /**
     * Softmax with a cross entropy of its own at every exit: good for training and for use.
     *
     * @param weights of the cross entropies, one per exit, each > 0
     */
    record SeparateLosses(List<Double> weights) implements Endings {
        public SeparateLosses {
            weights = Check.notEmpty("lossWeights", weights);
            weights.forEach(weight -> Check.positive("lossWeights", weight));
        }
    }

    /**
     * For training: raw logits of all exits, then those of the side exits' confidence heads if there are any, under one loss.
     *
     * @param loss of all that the network says
     * @param confidence whether side exits have a confidence head
     */
    record OneLoss(RowLoss loss, boolean confidence) implements Endings {}

    /**
     * For use: softmax, and a sigmoid as the confidence of side exits if they have such a head.
     *
     * @param confidence whether side exits have a confidence head
     */
    record Answers(boolean confidence) implements Endings {}
}
