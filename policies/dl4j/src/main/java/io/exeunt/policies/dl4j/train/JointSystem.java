package io.exeunt.policies.dl4j.train;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.loss.CascadeLoss;
import io.exeunt.policies.dl4j.loss.DistillationRow;
import io.exeunt.policies.dl4j.loss.JointCascadeRow;
import io.exeunt.policies.dl4j.network.Endings;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import java.util.List;

/** A published way to train a network and all its exits together, from scratch. Equal systems print equally: keys rely on it. */
public sealed interface JointSystem {
    /**
     * BranchyNet: the weighted sum of the exits' cross entropies. Source: Teerapittayanon, McDanel and Kung, arXiv 1709.01686.
     *
     * @param exitWeights one per exit, the final one last, each > 0
     */
    record BranchyNet(List<Double> exitWeights) implements JointSystem {
        public BranchyNet {
            exitWeights = List.copyOf(exitWeights);
            exitWeights.forEach(weight -> Check.positive("lossWeights", weight));
        }

        @Override
        public Endings inTraining(NetworkDesign network) {
            return new Endings.SeparateLosses(exitWeights);
        }

        @Override
        public Endings inUse(NetworkDesign network) {
            return new Endings.SeparateLosses(exitWeights);
        }
    }

    /**
     * EENet-Demir: every side exit has a confidence head, and {@link CascadeLoss.Form#V2} couples all exits. Source: Demir and
     * Akbas, arXiv 2409.05336.
     *
     * @param lambda weight of cost in the loss, >= 0
     */
    record EenetDemir(double lambda) implements JointSystem {
        public EenetDemir {
            Check.nonNegative("lambda", lambda);
        }

        @Override
        public Endings inTraining(NetworkDesign network) {
            CascadeLoss loss = new CascadeLoss(CascadeLoss.Form.V2, lambda, RelativeCosts.of(network, inUse(network)));
            return new Endings.OneLoss(new JointCascadeRow(loss, network.classes()), true);
        }

        @Override
        public Endings inUse(NetworkDesign network) {
            return new Endings.Answers(true);
        }
    }

    /** The training of EENet-Ilhan's networks, see {@link DistillationRow}. Source: arXiv 2301.07099. */
    record MultiExit() implements JointSystem {
        @Override
        public Endings inTraining(NetworkDesign network) {
            return new Endings.OneLoss(new DistillationRow(network.exitCount(), network.classes()), false);
        }

        @Override
        public Endings inUse(NetworkDesign network) {
            return new Endings.Answers(false);
        }

        @Override
        public double auxiliaryWeight(long step, long steps) {
            return 4 * step >= 3 * steps ? 1 : 0;
        }
    }

    /** Ends of the exits while the network is trained. */
    Endings inTraining(NetworkDesign network);

    /** Ends of the exits of the trained network. */
    Endings inUse(NetworkDesign network);

    /** Weight of that part of the loss that sets in late, if there is one: the second number of every target. */
    default double auxiliaryWeight(long step, long steps) {
        return 0;
    }
}
