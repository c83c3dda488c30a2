package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.ByTag;
import io.exeunt.ground.spec.bind.Variant;
import java.util.List;

/** The published system whose loss a network and all its exits are trained with. */
@ByTag("system")
public sealed interface SystemSpec {
    /**
     * BranchyNet: the weighted sum of the exits' cross entropies.
     *
     * @param exitLossWeights one weight per exit, each > 0; empty for the network's own
     */
    @Variant(tag = BranchyNet.KEY)
    record BranchyNet(List<Double> exitLossWeights) implements SystemSpec {
        static final String KEY = "branchynet";

        public BranchyNet {
            exitLossWeights = List.copyOf(exitLossWeights);
            exitLossWeights.forEach(weight -> Check.positive("exit_loss_weights", weight));
        }
    }

    /**
     * EENet-Demir: confidence heads, and a loss that runs through all exits.
     *
     * @param lambda weight of cost, >= 0
     */
    @Variant(tag = EenetDemir.KEY)
    record EenetDemir(double lambda) implements SystemSpec {
        static final String KEY = "eenet_demir";

        public EenetDemir {
            Check.nonNegative("lambda", lambda);
        }
    }

    /** The training of EENet-Ilhan's networks: later exits weigh more, and side exits learn from the final one towards the end. */
    @Variant(tag = MultiExit.KEY)
    record MultiExit() implements SystemSpec {
        static final String KEY = "multi_exit";
    }
}
