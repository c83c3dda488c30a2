package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.explore.Across;
import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.SearchSpec;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.scenarios.spec.NetworkSpec.Head;
import io.exeunt.scenarios.spec.NetworkSpec.PresetName;
import io.exeunt.simulator.npz.RowSums;
import io.exeunt.simulator.result.LatencyStatistic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes a scenario of a file that has passed the schema and has its defaults. */
final class ScenarioBuilder {
    private static final List<String> IDX_KEYS =
            List.of("train_images", "train_labels", "test_images", "test_labels", "classes");
    private static final List<String> CNN_KEYS = List.of("stem", "stages", "final_head");
    private static final List<String> FOLDER = List.of("folder");
    private static final double DEFAULT_LAMBDA = 1;

    private final Path folder;

    /** For files whose relative paths start from this folder. */
    ScenarioBuilder(Path folder) {
        this.folder = folder;
    }

    Scenario scenario(Section root) {
        String name = root.text("name");
        return root.checked(() -> new Scenario(
                name,
                root.node().path("seed").asLong(),
                data(root.child("data")),
                network(root.child("network")),
                training(root.child("training")),
                HeadsBuilder.heads(root.child("heads")),
                devices(root),
                constant(Across.class, root.text("across_devices")),
                root.texts("governors"),
                new LoadBuilder(folder).load(root.child("load")),
                root.texts("policies"),
                budget(root.child("budget")),
                objectives(root),
                search(root.child("search")),
                new ReportSpec(Path.of(root.child("report").textOr("folder", "runs/" + name)))));
    }

    private DataSpec data(Section section) {
        int fitSamples = section.integer("fit_samples");
        String set = section.text("set");
        if (set.equals("mnist")) {
            section.refuse(IDX_KEYS, "with set: mnist");
            section.refuse(FOLDER, "with set: mnist");
            return section.checked(() -> new DataSpec.Mnist(fitSamples));
        } else if (set.equals("idx")) {
            section.refuse(FOLDER, "with set: idx");
            return idxFiles(section, fitSamples);
        }
        section.refuse(IDX_KEYS, "with set: " + set);
        if (set.equals("npz")) {
            section.refuse(FOLDER, "with set: npz");
            section.require(List.of("file"), "with set: npz");
            return section.checked(() -> new DataSpec.Arrays(file(section, "file"), fitSamples));
        }
        if (!section.has("folder")) {
            throw section.problem(
                    "", "missing key 'folder', needed with set: " + set, "--set data.folder=…, see docs/data.md");
        }
        if (set.equals("image_folder")) {
            return section.checked(() -> new DataSpec.ImageFolder(file(section, "folder"), fitSamples));
        }
        return section.checked(() -> new DataSpec.Published(
                constant(DataSpec.PublishedSet.class, set), file(section, "folder"), fitSamples));
    }

    private DataSpec idxFiles(Section section, int fitSamples) {
        section.require(IDX_KEYS, "with set: idx");
        return section.checked(() -> new DataSpec.IdxFiles(
                file(section, "train_images"),
                file(section, "train_labels"),
                file(section, "test_images"),
                file(section, "test_labels"),
                section.integer("classes"),
                fitSamples));
    }

    private static List<DesignObjective> objectives(Section root) {
        boolean priced = root.has("device") || root.has("devices");
        List<DesignObjective> usual = priced
                ? List.of(DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.LATENCY)
                : List.of(DesignObjective.ERROR, DesignObjective.MACS);
        return root.has("objectives")
                ? root.texts("objectives").stream()
                        .map(text -> constant(DesignObjective.class, text))
                        .toList()
                : usual;
    }

    private NetworkSpec.Traced traced(Section section) {
        section.refuse(CNN_KEYS, "beside a trace");
        section.refuse(List.of("preset", "exits", "weights"), "beside a trace");
        Map<String, Path> tables = new LinkedHashMap<>();
        Section table = section.child("table");
        if (table.node().isTextual()) {
            tables.put(NetworkSpec.Traced.ONLY, file(section, "table"));
        }
        table.node().properties().forEach(entry -> tables.put(entry.getKey(), file(table, entry.getKey())));
        RowSums sums = section.node().path("renormalise").asBoolean() ? RowSums.RENORMALISED : RowSums.REQUIRED;
        return section.checked(() -> new NetworkSpec.Traced(file(section, "trace"), tables, sums));
    }

    private NetworkSpec network(Section section) {
        if (section.has("trace")) {
            return traced(section);
        }
        if (section.has("onnx")) {
            return OnnxBuilder.onnx(section, file(section, "onnx"));
        }
        section.refuse(OnnxBuilder.KEYS, "without an ONNX model");
        section.refuse(List.of("table", "renormalise"), "without a trace");
        if (section.has("preset")) {
            return preset(section);
        }
        section.refuse(List.of("weights"), "without a preset");
        section.require(CNN_KEYS, "without a preset");
        section.require(List.of("exits"), "without a preset");
        Section stem = section.child("stem");
        return section.checked(() -> new NetworkSpec.ResidualCnn(
                new NetworkSpec.Stem(stem.integer("channels"), stem.integer("stride")),
                section.each(
                        "stages",
                        stage -> new NetworkSpec.Stage(
                                stage.integer("channels"), stage.integer("blocks"), stage.integer("stride"))),
                exits(section),
                head(section.child("final_head"))));
    }

    private NetworkSpec preset(Section section) {
        PresetName name = constant(PresetName.class, section.text("preset"));
        section.refuse(CNN_KEYS, "beside a preset");
        if (name == PresetName.QUICKSTART) {
            section.refuse(List.of("exits", "weights"), "beside preset quickstart");
        }
        Optional<Path> weights = section.has("weights") ? Optional.of(file(section, "weights")) : Optional.empty();
        return section.checked(() -> new NetworkSpec.Preset(name, exits(section), weights));
    }

    private static List<NetworkSpec.Exit> exits(Section section) {
        return section.each("exits", exit -> new NetworkSpec.Exit(exit.integer("after_block"), head(exit)));
    }

    private static Head head(Section section) {
        return new Head(section.integer("channels"), section.integer("grid"));
    }

    private static TrainingSpec training(Section section) {
        return section.checked(() -> new TrainingSpec(
                section.integer("epochs"),
                section.integer("batch"),
                section.number("learning_rate"),
                section.number("weight_decay"),
                system(section),
                constant(TrainingSpec.Augmentation.class, section.text("augmentation")),
                section.integer("threads"),
                section.number("checkpoint_interval_s")));
    }

    private static SystemSpec system(Section section) {
        String key = section.text("system");
        List<Double> weights = section.items("exit_loss_weights").stream()
                .map(JsonNode::asDouble)
                .toList();
        if (!key.equals(SystemSpec.EenetDemir.KEY)) {
            section.refuse(List.of("lambda"), "with system: " + key);
        }
        if (!key.equals(SystemSpec.BranchyNet.KEY) && !weights.isEmpty()) {
            throw section.problem("exit_loss_weights", "has no effect with system: " + key, null);
        }
        return switch (key) {
            case SystemSpec.EenetDemir.KEY -> new SystemSpec.EenetDemir(section.numberOr("lambda", DEFAULT_LAMBDA));
            case SystemSpec.MultiExit.KEY -> new SystemSpec.MultiExit();
            default -> new SystemSpec.BranchyNet(weights);
        };
    }

    private List<DeviceSpec> devices(Section root) {
        if (root.has("device") && root.has("devices")) {
            throw root.problem("devices", "expected either device or devices, given both", null);
        }
        return root.has("devices")
                ? root.each("devices", this::device)
                : root.has("device") ? List.of(device(root.child("device"))) : List.of();
    }

    private DeviceSpec device(Section section) {
        if (section.has("id") == section.has("file")) {
            throw section.problem("", "expected either id or file", null);
        }
        DeviceSpec.Source source = section.has("id")
                ? new DeviceSpec.Source.Catalogued(section.text("id"))
                : new DeviceSpec.Source.File(file(section, "file"));
        return section.checked(() -> new DeviceSpec(
                source,
                section.textOr("unit", ""),
                section.textOr("runtime", ""),
                constant(Precision.class, section.text("precision")),
                section.integer("batch"),
                section.integer("threads"),
                ConditionsBuilder.conditions(section)));
    }

    private static DesignBudget budget(Section section) {
        return section.checked(() -> new DesignBudget(
                section.numberOr("latency_budget_ms", Double.POSITIVE_INFINITY),
                constant(LatencyStatistic.class, section.text("latency_statistic")),
                section.number("min_accuracy"),
                section.numberOr("energy_budget_mj", Double.POSITIVE_INFINITY),
                section.numberOr("macs_budget_mmac", Double.POSITIVE_INFINITY)));
    }

    private static SearchSpec search(Section section) {
        Section corner = section.child("reference_point");
        return section.checked(() -> new SearchSpec(
                constant(SearchSpec.Algorithm.class, section.text("algorithm")),
                section.integer("evaluations"),
                section.integer("population"),
                section.integer("threads"),
                section.integer("fits"),
                section.number("max_failed_share"),
                constant(SearchSpec.Clocks.class, section.text("clocks")),
                constant(SearchSpec.Thresholds.class, section.text("thresholds")),
                new SearchSpec.ReferencePoint(
                        corner.numberOr("error", Double.NaN),
                        corner.numberOr("energy_mj", Double.NaN),
                        corner.numberOr("latency_ms", Double.NaN),
                        corner.numberOr("macs_mmac", Double.NaN))));
    }

    private Path file(Section section, String key) {
        return folder.resolve(section.text(key)).toAbsolutePath().normalize();
    }

    static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
