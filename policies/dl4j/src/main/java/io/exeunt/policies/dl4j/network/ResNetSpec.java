package io.exeunt.policies.dl4j.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.FeatureMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A residual CNN with side exits: a stem, stages of basic blocks (He et al., 2016: two 3×3 convolutions and a shortcut), a head at
 * each side exit and one after the last block.
 *
 * @param name of the network
 * @param input shape of one image
 * @param classes number of classes, > 1
 * @param stem first convolution
 * @param stages residual stages, in order
 * @param shortcut of blocks that change the shape
 * @param exits side exits, in backbone order; the final exit comes after the last block by itself
 * @param finalHead head of the final exit
 */
public record ResNetSpec(
        String name,
        FeatureMap input,
        int classes,
        Stem stem,
        List<Stage> stages,
        Shortcut shortcut,
        List<Exit> exits,
        ExitHead finalHead)
        implements NetworkDesign {
    /**
     * First convolution, 3×3 with batch norm and ReLU.
     *
     * @param channels > 0
     * @param stride > 0
     */
    public record Stem(int channels, int stride) {
        public Stem {
            Check.positive("stem channels", (long) channels);
            Check.positive("stem stride", (long) stride);
        }
    }

    /**
     * Residual blocks of one width; the first block applies the stride.
     *
     * @param channels > 0
     * @param blocks > 0
     * @param stride > 0
     */
    public record Stage(int channels, int blocks, int stride) {
        public Stage {
            Check.positive("stage channels", (long) channels);
            Check.positive("stage blocks", (long) blocks);
            Check.positive("stage stride", (long) stride);
        }
    }

    public ResNetSpec {
        Check.notBlank("name", name);
        Check.require(classes > 1, "classes", "> 1", classes);
        stages = Check.notEmpty("stages", stages);
        exits = NetworkDesign.checked(
                exits, 0, stages.stream().mapToInt(Stage::blocks).sum());
    }

    /** A network whose blocks change the shape by projection. */
    public ResNetSpec(
            String name,
            FeatureMap input,
            int classes,
            Stem stem,
            List<Stage> stages,
            List<Exit> exits,
            ExitHead finalHead) {
        this(name, input, classes, stem, stages, Shortcut.PROJECTED, exits, finalHead);
    }

    /**
     * The CIFAR form of He et al. (2016, section 4.2): 6n + 2 weighted layers at 16, 32 and 64 channels, padded shortcuts, ten
     * classes.
     *
     * @param depth number of weighted layers: 20, 32, 44, 56, 110, …
     * @param exits side exits
     */
    public static ResNetSpec cifar10(int depth, List<Exit> exits) {
        Check.require(depth >= 8 && depth % 6 == 2, "depth", "6n + 2, n > 0", depth);
        int blocks = (depth - 2) / 6;
        return new ResNetSpec(
                "resnet" + depth + "-cifar10",
                new FeatureMap(3, 32, 32),
                10,
                new Stem(16, 1),
                List.of(new Stage(16, blocks, 1), new Stage(32, blocks, 2), new Stage(64, blocks, 2)),
                Shortcut.PADDED,
                exits,
                new ExitHead.Linear(1));
    }

    /** The same network with a side exit after every block but the last. */
    public ResNetSpec withExitAfterEveryBlock(ExitHead head) {
        List<Exit> all = IntStream.range(1, blocks())
                .mapToObj(block -> new Exit(block, head))
                .toList();
        return withExits(all);
    }

    @Override
    public ResNetSpec withExits(List<Exit> others) {
        return new ResNetSpec(name, input, classes, stem, stages, shortcut, others, finalHead);
    }

    /**
     * The network of the quickstart: 28×28 grey images, ten classes, five side exits, 5.5 million multiply-accumulates, trained in
     * under a minute on two cores.
     */
    public static ResNetSpec quickstart() {
        ExitHead head = new ExitHead.Linear(1);
        return new ResNetSpec(
                "resnet14-mnist",
                new FeatureMap(1, 28, 28),
                10,
                new Stem(16, 2),
                List.of(new Stage(16, 2, 1), new Stage(32, 2, 2), new Stage(64, 2, 2)),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(block -> new Exit(block, head))
                        .toList(),
                head);
    }

    @Override
    public int blocks() {
        return stages.stream().mapToInt(Stage::blocks).sum();
    }

    @Override
    public List<Integer> mapSides() {
        List<Integer> sides = new ArrayList<>();
        int side = ceilDiv(Math.min(input.height(), input.width()), stem.stride());
        sides.add(side);
        for (Stage stage : stages) {
            side = ceilDiv(side, stage.stride());
            sides.addAll(Collections.nCopies(stage.blocks(), side));
        }
        return List.copyOf(sides);
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }
}
