package io.exeunt.policies.dl4j.heads;

import io.exeunt.ground.Check;
import io.exeunt.policies.dl4j.heads.HeadLayers.Place;
import io.exeunt.policies.dl4j.loss.CrossEntropyRow;
import io.exeunt.policies.dl4j.loss.ExclusionRow;
import io.exeunt.policies.dl4j.loss.RowLoss;
import io.exeunt.policies.dl4j.workload.ExitSites.Site;
import io.exeunt.simulator.network.EarlyExitNetwork;
import org.nd4j.linalg.activations.Activation;

/**
 * The heads of class exclusion: average pooling to grid × grid and one linear layer. Source: arXiv 2309.13443.
 *
 * @param answer sigmoids trained to keep the right class, or the softmax baseline
 * @param grid rows and columns after pooling, > 0; 1 = global average
 */
public record ExclusionHeads(Answer answer, int grid) implements HeadSystem {
    /** What the linear layer's outputs are. */
    public enum Answer {
        /** One sigmoid per class, weighted binary cross-entropy. */
        SIGMOID,
        /** Softmax, cross-entropy with the same weights of exits: the baseline CR. */
        SOFTMAX
    }

    public ExclusionHeads {
        Check.positive("grid", (long) grid);
    }

    @Override
    public void addTo(HeadLayers layers, Site site) {
        Check.inRange(
                "grid of " + site.exit(),
                grid,
                1,
                Math.min(site.map().height(), site.map().width()));
        layers.classHead(
                layers.pool(Place.of(site), grid), answer == Answer.SIGMOID ? Activation.SIGMOID : Activation.SOFTMAX);
    }

    @Override
    public boolean hasConfidence() {
        return false;
    }

    @Override
    public RowLoss loss(EarlyExitNetwork network, int classes) {
        int side = network.exits() - 1;
        return answer == Answer.SIGMOID ? new ExclusionRow(side, classes) : CrossEntropyRow.rising(side, classes);
    }
}
