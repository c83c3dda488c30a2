package io.exeunt.scenarios.run;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.data.Augmentation;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.NetworkDesign;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.train.JointSystem;
import io.exeunt.policies.dl4j.train.Start;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.scenarios.spec.DataSpec;
import io.exeunt.scenarios.spec.GridCheck;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.spec.SystemSpec;
import java.util.Collections;
import java.util.List;

/** What a scenario says about network and training, in the words of the module that trains. */
final class NetworkSpecs {
    /** Part of the cache key, so not the scenario's name: the same network under another scenario is not trained again. */
    private static final String CUSTOM_NAME = "residual-cnn";

    private NetworkSpecs() {}

    static NetworkDesign network(Scenario scenario, FeatureMap input, int classes) {
        if (scenario.network() instanceof NetworkSpec.ResidualCnn cnn) {
            GridCheck.of(scenario, Math.min(input.height(), input.width())).ifPresent(found -> {
                throw new InvalidInputException(found.pointer(), found.problem(), null);
            });
            return new ResNetSpec(
                    CUSTOM_NAME,
                    input,
                    classes,
                    stem(cnn.stem()),
                    stages(cnn),
                    exits(cnn.exits()),
                    head(cnn.finalHead()));
        }
        NetworkSpec.Preset preset = (NetworkSpec.Preset) scenario.network();
        int vocabulary = scenario.data() instanceof DataSpec.Texts texts ? texts.vocabulary() : 0;
        NetworkDesign network = PresetDesigns.of(preset.name(), input, classes, vocabulary);
        if (!network.input().equals(input) || network.classes() != classes) {
            throw InvalidInputException.ofScenario(
                    "/network",
                    "network",
                    "preset " + preset.name().key() + " takes images of " + shape(network.input()) + " and "
                            + network.classes() + " classes, given " + shape(input) + " and " + classes,
                    "describe a network of your own: stem, stages, exits and final_head.",
                    null);
        }
        return fitting(preset.exits().isEmpty() ? network : network.withExits(exits(preset.exits())));
    }

    /** A preset whose exits pool to no more than their maps hold: images of any size are known only when they are read. */
    private static NetworkDesign fitting(NetworkDesign network) {
        List<Integer> sides = network.mapSides();
        for (int i = 0; i < network.exits().size(); i++) {
            NetworkDesign.Exit exit = network.exits().get(i);
            requireGrid("/network/exits/" + i + "/grid", exit.head(), sides.get(exit.afterBlock()));
        }
        requireGrid("/network/preset", network.finalHead(), sides.get(network.blocks()));
        return network;
    }

    private static void requireGrid(String pointer, ExitHead head, int side) {
        if (head.grid() > side) {
            throw InvalidInputException.ofScenario(
                    pointer,
                    "network",
                    "expected an exit that pools to at most " + side + ", as its feature map is " + side
                            + " pixels wide, given " + head.grid(),
                    "larger images help",
                    null);
        }
    }

    private static String shape(FeatureMap map) {
        return map.channels() + "x" + map.height() + "x" + map.width();
    }

    static TrainingSpec training(Scenario scenario, FeatureMap input, int classes) {
        var asked = scenario.training();
        NetworkDesign network = network(scenario, input, classes);
        return new TrainingSpec(
                network,
                start(scenario.network()),
                asked.epochs(),
                asked.batch(),
                asked.learningRate(),
                asked.weightDecay(),
                system(asked.system(), scenario.network(), network),
                switch (asked.augmentation()) {
                    case NONE -> Augmentation.NONE;
                    case CROP_FLIP -> Augmentation.CROP_FLIP;
                },
                scenario.seed());
    }

    /** Where the parameters come from. */
    static Start start(NetworkSpec network) {
        return network instanceof NetworkSpec.Preset preset && preset.weights().isPresent()
                ? Start.Pretrained.of(preset.weights().get())
                : new Start.Random();
    }

    private static JointSystem system(SystemSpec asked, NetworkSpec description, NetworkDesign network) {
        if (asked instanceof SystemSpec.EenetDemir demir) {
            return new JointSystem.EenetDemir(demir.lambda());
        } else if (asked instanceof SystemSpec.MultiExit) {
            return new JointSystem.MultiExit();
        }
        List<Double> weights = ((SystemSpec.BranchyNet) asked).exitLossWeights();
        return new JointSystem.BranchyNet(weights.isEmpty() ? defaultWeights(description, network) : weights);
    }

    private static List<Double> defaultWeights(NetworkSpec description, NetworkDesign network) {
        return description.equals(NetworkSpec.Preset.plain(NetworkSpec.PresetName.QUICKSTART))
                ? TrainingSpec.quickstartWeights()
                : Collections.nCopies(network.exitCount(), 1.0);
    }

    private static ResNetSpec.Stem stem(NetworkSpec.Stem stem) {
        return new ResNetSpec.Stem(stem.channels(), stem.stride());
    }

    private static List<ResNetSpec.Stage> stages(NetworkSpec.ResidualCnn cnn) {
        return cnn.stages().stream()
                .map(stage -> new ResNetSpec.Stage(stage.channels(), stage.blocks(), stage.stride()))
                .toList();
    }

    private static List<NetworkDesign.Exit> exits(List<NetworkSpec.Exit> exits) {
        return exits.stream()
                .map(exit -> new NetworkDesign.Exit(exit.afterBlock(), head(exit.head())))
                .toList();
    }

    private static ExitHead head(NetworkSpec.Head head) {
        return head.channels() > 0
                ? new ExitHead.Convolutional(head.channels(), head.grid())
                : new ExitHead.Linear(head.grid());
    }
}
