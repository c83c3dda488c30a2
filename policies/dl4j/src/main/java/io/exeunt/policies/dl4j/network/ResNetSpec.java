package io.exeunt.policies.dl4j.network;

import io.exeunt.hwmodels.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.List;

/**
 * A residual CNN with side exits.
 *
 * @param name of the network
 * @param input shape of one image
 * @param classes number of classes, > 1
 * @param stem first convolution
 * @param stages residual stages, in order
 * @param exits side exits, in backbone order; the final exit comes after the last block by itself
 * @param finalHead head of the final exit
 */
public record ResNetSpec(
        String name,
        FeatureMap input,
        int classes,
        Stem stem,
        List<Stage> stages,
        List<Exit> exits,
        ExitHead finalHead) {
    /**
     * First convolution, 3×3 with batch norm and ReLU.
     *
     * @param channels > 0
     * @param stride > 0
     */
    public record Stem(int channels, int stride) {}

    /**
     * Residual blocks of one width; the first block applies the stride.
     *
     * @param channels > 0
     * @param blocks > 0
     * @param stride > 0
     */
    public record Stage(int channels, int blocks, int stride) {}

    /**
     * A side exit.
     *
     * @param afterBlock number of blocks ahead of it, 0 = right after the stem
     * @param head what it computes
     */
    public record Exit(int afterBlock, ExitHead head) {}

    public ResNetSpec {
        Check.notBlank("name", name);
        stages = Check.notEmpty("stages", stages);
        exits = List.copyOf(exits);
    }

    /** The network of the quickstart: 28×28 grey images, ten classes, trained in about a minute on two cores. */
    public static ResNetSpec quickstart() {
        throw new UnsupportedOperationException("draft");
    }

    /** Number of exits, the final one included. */
    public int exitCount() {
        return exits.size() + 1;
    }
}
