package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.SearchSpec;
import io.exeunt.simulator.npz.RowSums;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints a scenario as a complete file: reading it back gives the same scenario. */
public final class ScenarioPrinter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private ScenarioPrinter() {}

    /** The scenario in YAML. */
    public static String print(Scenario scenario) {
        return text(tree(scenario));
    }

    static String text(ObjectNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A scenario could not be written as YAML", impossible);
        }
    }

    static ObjectNode tree(Scenario scenario) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("name", scenario.name()).put("seed", scenario.seed());
        if (!(scenario.network() instanceof NetworkSpec.Traced)) {
            data(root.putObject("data"), scenario.data());
        }
        network(root.putObject("network"), scenario.network());
        if (scenario.network().trainedHere()) {
            training(root.putObject("training"), scenario.training());
            HeadsPrinter.heads(root.putObject("heads"), scenario.heads());
        }
        devices(root, scenario.devices());
        root.put("across_devices", scenario.across().key());
        texts(root.putArray("governors"), scenario.governors());
        LoadPrinter.print(root.putObject("load"), scenario.load());
        texts(root.putArray("policies"), scenario.policies());
        budget(root.putObject("budget"), scenario.budget());
        texts(
                root.putArray("objectives"),
                scenario.objectives().stream().map(DesignObjective::key).toList());
        search(root.putObject("search"), scenario.search());
        root.putObject("report").put("folder", scenario.report().folder().toString());
        return root;
    }

    private static void data(ObjectNode node, DataSpec data) {
        node.put("set", data.set()).put("fit_samples", data.fitSamples());
        if (data instanceof DataSpec.IdxFiles files) {
            node.put("train_images", files.trainImages().toString())
                    .put("train_labels", files.trainLabels().toString())
                    .put("test_images", files.testImages().toString())
                    .put("test_labels", files.testLabels().toString())
                    .put("classes", files.classes());
        } else if (data instanceof DataSpec.Published published) {
            node.put("folder", published.folder().toString());
        } else if (data instanceof DataSpec.ImageFolder images) {
            node.put("folder", images.folder().toString());
        } else if (data instanceof DataSpec.Arrays arrays) {
            node.put("file", arrays.file().toString());
        }
    }

    private static void network(ObjectNode node, NetworkSpec network) {
        if (network instanceof NetworkSpec.Preset preset) {
            node.put("preset", preset.name().key());
            if (!preset.exits().isEmpty()) {
                exits(node.putArray("exits"), preset.exits());
            }
            preset.weights().ifPresent(file -> node.put("weights", file.toString()));
        } else if (network instanceof NetworkSpec.Traced traced) {
            traced(node, traced);
        } else if (network instanceof NetworkSpec.Onnx onnx) {
            OnnxBuilder.print(node, onnx);
        } else if (network instanceof NetworkSpec.ResidualCnn cnn) {
            residualCnn(node, cnn);
        }
    }

    private static void traced(ObjectNode node, NetworkSpec.Traced traced) {
        node.put("trace", traced.trace().toString());
        Path only = traced.tables().get(NetworkSpec.Traced.ONLY);
        if (only != null) {
            node.put("table", only.toString());
        } else if (!traced.tables().isEmpty()) {
            ObjectNode tables = node.putObject("table");
            traced.tables().forEach((name, file) -> tables.put(name, file.toString()));
        }
        if (traced.sums() == RowSums.RENORMALISED) {
            node.put("renormalise", true);
        }
    }

    private static void residualCnn(ObjectNode node, NetworkSpec.ResidualCnn cnn) {
        node.putObject("stem")
                .put("channels", cnn.stem().channels())
                .put("stride", cnn.stem().stride());
        ArrayNode stages = node.putArray("stages");
        for (NetworkSpec.Stage stage : cnn.stages()) {
            stages.addObject()
                    .put("channels", stage.channels())
                    .put("blocks", stage.blocks())
                    .put("stride", stage.stride());
        }
        exits(node.putArray("exits"), cnn.exits());
        head(node.putObject("final_head"), cnn.finalHead());
    }

    private static void exits(ArrayNode array, List<NetworkSpec.Exit> exits) {
        for (NetworkSpec.Exit exit : exits) {
            head(array.addObject().put("after_block", exit.afterBlock()), exit.head());
        }
    }

    private static void head(ObjectNode node, NetworkSpec.Head head) {
        node.put("channels", head.channels()).put("grid", head.grid());
    }

    private static void training(ObjectNode node, TrainingSpec training) {
        node.put("epochs", training.epochs())
                .put("batch", training.batch())
                .put("learning_rate", training.learningRate())
                .put("weight_decay", training.weightDecay());
        node.put("system", training.system().key());
        if (training.system() instanceof SystemSpec.BranchyNet branchy) {
            ArrayNode weights = node.putArray("exit_loss_weights");
            branchy.exitLossWeights().forEach(weights::add);
        } else if (training.system() instanceof SystemSpec.EenetDemir demir) {
            node.put("lambda", demir.lambda());
        }
        node.put("augmentation", training.augmentation().key());
        node.put("threads", training.threads()).put("checkpoint_interval_s", training.checkpointIntervalS());
    }

    private static void devices(ObjectNode root, List<DeviceSpec> devices) {
        if (devices.size() == 1) {
            device(root.putObject("device"), devices.get(0));
        } else if (!devices.isEmpty()) {
            ArrayNode list = root.putArray("devices");
            devices.forEach(device -> device(list.addObject(), device));
        }
    }

    private static void device(ObjectNode node, DeviceSpec device) {
        if (device.source() instanceof DeviceSpec.Source.Catalogued catalogued) {
            node.put("id", catalogued.id());
        } else if (device.source() instanceof DeviceSpec.Source.File file) {
            node.put("file", file.path().toString());
        }
        if (!device.unit().isEmpty()) {
            node.put("unit", device.unit());
        }
        if (!device.runtime().isEmpty()) {
            node.put("runtime", device.runtime());
        }
        node.put("precision", device.precision().name().toLowerCase(Locale.ROOT))
                .put("batch", device.batch())
                .put("threads", device.threads());
        ConditionsPrinter.print(node, device.conditions());
    }

    private static void budget(ObjectNode node, DesignBudget budget) {
        ifFinite(node, "latency_budget_ms", budget.latencyBudgetMs());
        node.put("latency_statistic", budget.latencyStatistic().name().toLowerCase(Locale.ROOT))
                .put("min_accuracy", budget.minAccuracy());
        ifFinite(node, "energy_budget_mj", budget.energyBudgetMj());
        ifFinite(node, "macs_budget_mmac", budget.macsBudgetMmac());
    }

    private static void search(ObjectNode node, SearchSpec search) {
        node.put("algorithm", search.algorithm().key())
                .put("evaluations", search.evaluations())
                .put("population", search.population())
                .put("threads", search.threads())
                .put("fits", search.fits())
                .put("max_failed_share", search.maxFailedShare());
        ObjectNode corner = node.putObject("reference_point");
        ifFinite(corner, "error", search.referencePoint().error());
        ifFinite(corner, "energy_mj", search.referencePoint().energyMj());
        ifFinite(corner, "latency_ms", search.referencePoint().latencyMs());
        ifFinite(corner, "macs_mmac", search.referencePoint().mmacs());
    }

    static void ifFinite(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        }
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
