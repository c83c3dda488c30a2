package io.exeunt.scenarios.run;

import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.network.ExitHead;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.train.TrainingSpec;
import io.exeunt.scenarios.spec.NetworkSpec;
import io.exeunt.scenarios.spec.Scenario;
import java.util.Collections;
import java.util.List;

/** What a scenario says about network and training, in the words of the module that trains. */
final class NetworkSpecs {
    /** Part of the cache key, so not the scenario's name: the same network under another scenario is not trained again. */
    private static final String CUSTOM_NAME = "residual-cnn";

    private NetworkSpecs() {}

    static ResNetSpec network(Scenario scenario, FeatureMap input, int classes) {
        if (scenario.network() instanceof NetworkSpec.ResidualCnn cnn) {
            return new ResNetSpec(
                    CUSTOM_NAME, input, classes, stem(cnn.stem()), stages(cnn), exits(cnn), head(cnn.finalHead()));
        }
        ResNetSpec preset = ResNetSpec.quickstart();
        if (!preset.input().equals(input) || preset.classes() != classes) {
            throw new InvalidInputException(
                    "network",
                    "preset quickstart takes images of " + shape(preset.input()) + " and " + preset.classes()
                            + " classes, given " + shape(input) + " and " + classes,
                    "describe a network of your own: stem, stages, exits and final_head.");
        }
        return preset;
    }

    private static String shape(FeatureMap map) {
        return map.channels() + "x" + map.height() + "x" + map.width();
    }

    static TrainingSpec training(Scenario scenario, FeatureMap input, int classes) {
        var asked = scenario.training();
        ResNetSpec network = network(scenario, input, classes);
        List<Double> weights =
                asked.exitLossWeights().isEmpty() ? defaultWeights(scenario, network) : asked.exitLossWeights();
        return new TrainingSpec(
                network,
                asked.epochs(),
                asked.batch(),
                asked.learningRate(),
                asked.weightDecay(),
                weights,
                scenario.seed());
    }

    private static List<Double> defaultWeights(Scenario scenario, ResNetSpec network) {
        return scenario.network() instanceof NetworkSpec.ResidualCnn
                ? Collections.nCopies(network.exitCount(), 1.0)
                : TrainingSpec.quickstartWeights();
    }

    private static ResNetSpec.Stem stem(NetworkSpec.Stem stem) {
        return new ResNetSpec.Stem(stem.channels(), stem.stride());
    }

    private static List<ResNetSpec.Stage> stages(NetworkSpec.ResidualCnn cnn) {
        return cnn.stages().stream()
                .map(stage -> new ResNetSpec.Stage(stage.channels(), stage.blocks(), stage.stride()))
                .toList();
    }

    private static List<ResNetSpec.Exit> exits(NetworkSpec.ResidualCnn cnn) {
        return cnn.exits().stream()
                .map(exit -> new ResNetSpec.Exit(exit.afterBlock(), head(exit.head())))
                .toList();
    }

    private static ExitHead head(NetworkSpec.Head head) {
        return head.channels() > 0
                ? new ExitHead.Convolutional(head.channels(), head.grid())
                : new ExitHead.Linear(head.grid());
    }
}
