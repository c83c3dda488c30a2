package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.SearchSpec;
import io.exeunt.explore.SearchSpec.ReferencePoint;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.simulator.event.Batching;
import io.exeunt.simulator.event.Drift;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Checks that need more than one value of a scenario, or a look at what it refers to. */
final class ScenarioCheck {
    /** Number of blocks does not depend on it. */
    private static final int PLAIN_SIDE = 32;

    private final KnownNames known;
    private final Placed<ObjectNode> placed;
    private final Consumer<String> notes;

    ScenarioCheck(KnownNames known, Placed<ObjectNode> placed, Consumer<String> notes) {
        this.known = known;
        this.placed = placed;
        this.notes = notes;
    }

    /** The scenario with the devices' units and runtimes filled in. */
    Scenario checked(Scenario scenario) {
        checkPolicies(scenario.policies());
        checkGovernors(scenario.governors());
        checkDrops("/load", placed.value().path("load"));
        checkUnasked(scenario.load());
        checkSource(scenario);
        checkSearch(scenario.search());
        checkCorner(scenario.search().referencePoint(), scenario.objectives());
        GridCheck.of(scenario, known).ifPresent(found -> {
            throw problem(found.pointer(), found.problem());
        });
        List<DeviceSpec> devices = new ArrayList<>();
        for (int i = 0; i < scenario.devices().size(); i++) {
            String pointer = placed.value().has("devices") ? "/devices/" + i : "/device";
            devices.add(new DeviceSpecCheck(known, placed, pointer, notes)
                    .checked(scenario, scenario.devices().get(i)));
        }
        return scenario.on(devices);
    }

    private InvalidInputException problem(String pointer, String text) {
        return placed.problem(pointer, text, null);
    }

    private void checkPolicies(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            int at = names.get(i).lastIndexOf('@');
            String policy = at < 0 ? names.get(i) : names.get(i).substring(0, at);
            if (!known.knowsPolicy(policy)) {
                DeviceSpecCheck.checkName(placed, "/policies/" + i, "policy", policy, known.policies());
            }
        }
    }

    private void checkGovernors(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            DeviceSpecCheck.checkName(placed, "/governors/" + i, "governor", names.get(i), known.governors());
        }
    }

    /** Which request goes from a full queue matters only where one can be full. */
    private void checkDrops(String pointer, JsonNode load) {
        if (load.has("drop")
                && !load.has("queue")
                && !load.path("drop").asText().equals("late")) {
            throw problem(pointer + "/drop", "has no effect without a queue that can be full");
        }
        JsonNode streams = load.path("streams");
        for (int i = 0; i < streams.size(); i++) {
            checkDrops(pointer + "/streams/" + i, streams.path(i));
        }
    }

    /** How requests are served matters only where some come. */
    private void checkUnasked(LoadSpec load) {
        Map<String, Boolean> said = new LinkedHashMap<>();
        said.put("batch", !load.batch().equals(Batching.NONE));
        said.put("preempt", load.preempt());
        said.put("offload", !load.offload().isNone());
        said.put("drift", !load.drift().equals(Drift.NONE));
        said.forEach((key, here) -> {
            if (here && load.streams().isEmpty()) {
                throw placed.problem("/load/" + key, "has no effect without requests", "such as load.rate_per_s: 10");
            }
        });
    }

    /** Heads are trained where sites are named. */
    private void checkHeads(NetworkSpec.Onnx onnx) {
        if (onnx.sites().isEmpty() && onnx.headSamples() != NetworkSpec.Onnx.HEAD_SAMPLES) {
            throw problem("/network/head_samples", "has no effect without head_sites");
        }
        if (onnx.sites().isEmpty() && onnx.headKind() != NetworkSpec.Onnx.HeadKind.PERCEPTRON) {
            throw problem("/network/head_kind", "has no effect without head_sites");
        }
    }

    /** A network is trained here, or brought along: each needs other things. */
    private void checkSource(Scenario scenario) {
        if (scenario.network() instanceof NetworkSpec.Onnx onnx) {
            requireFile("/network/onnx", onnx.model());
            checkHeads(onnx);
            if (scenario.data() instanceof DataSpec.Texts) {
                throw placed.problem(
                        "/data/set",
                        "set: text is for networks that are trained here",
                        "set: npz takes the arrays that the model reads");
            }
            checkUnpriced(scenario);
            return;
        }
        if (!(scenario.network() instanceof NetworkSpec.Traced traced)) {
            checkTrainable(scenario.data());
            if (scenario.devices().isEmpty()) {
                throw placed.problem("", "missing key 'device'", "exeunt devices list shows the boards");
            }
            checkTexts(scenario);
            checkEpochs(scenario);
            checkExitPlaces(scenario);
            checkLossWeights(scenario);
            return;
        }
        requireFile("/network/trace", traced.trace());
        traced.tables()
                .forEach((name, file) ->
                        requireFile(name.isEmpty() ? "/network/table" : "/network/table/" + name, file));
        if (traced.tables().isEmpty() && !scenario.devices().isEmpty()) {
            throw placed.problem(
                    "/network",
                    "missing key 'table': a device prices layers, and a trace says nothing of them",
                    "name a layer table (docs/workloads.md), or leave the device out to count operations");
        }
        checkUnpriced(scenario);
    }

    private void checkTrainable(DataSpec data) {
        if (data instanceof DataSpec.Arrays) {
            throw placed.problem(
                    "/data/set",
                    "set: " + data.set() + " is for networks trained elsewhere",
                    "name one: network: {onnx: model.onnx}");
        }
    }

    /** Networks for texts read texts, and no others do. */
    private void checkTexts(Scenario scenario) {
        boolean texts = scenario.data() instanceof DataSpec.Texts;
        boolean reads = scenario.network() instanceof NetworkSpec.Preset preset
                && preset.name().readsTexts();
        if (texts && !reads) {
            throw placed.problem(
                    "/network",
                    "expected a network for texts, as data.set is text",
                    "network: {preset: text_cnn} or {preset: text_transformer}");
        }
        if (reads && !texts) {
            throw placed.problem(
                    "/network/preset",
                    "reads texts, given data.set " + scenario.data().set(),
                    "data: {set: text, train: train.tsv, test: test.tsv}");
        }
        if (texts && scenario.training().augmentation() != TrainingSpec.Augmentation.NONE) {
            throw problem("/training/augmentation", "moves and mirrors images, given texts");
        }
    }

    private void checkUnpriced(Scenario scenario) {
        if (!scenario.devices().isEmpty()) {
            return;
        }
        boolean priced = scenario.objectives().contains(DesignObjective.ENERGY)
                || scenario.objectives().contains(DesignObjective.LATENCY);
        if (priced) {
            throw placed.problem(
                    "/objectives",
                    "energy and latency need a device, and a network whose layers are known",
                    "objectives: [error, macs], or name device and network.table");
        }
        String budget = Double.isFinite(scenario.budget().latencyBudgetMs())
                ? "/budget/latency_budget_ms"
                : Double.isFinite(scenario.budget().energyBudgetMj())
                        ? "/budget/energy_budget_mj"
                        : scenario.budget().batteryWh() > 0 ? "/budget/battery_wh" : "";
        if (!budget.isEmpty()) {
            throw placed.problem(budget, "has no effect without a device", "macs_budget_mmac limits operations");
        }
        if (!scenario.load().streams().isEmpty()) {
            throw problem("/load", "has no effect without a device: operations are the same under any load");
        }
        if (!scenario.governors().equals(List.of("schedule"))) {
            throw problem("/governors", "has no effect without a device: nobody sets a clock");
        }
    }

    private void requireFile(String pointer, Path file) {
        if (!Files.isRegularFile(file)) {
            throw placed.problem(
                    pointer, "there is no file " + file, "relative paths start from the scenario's folder");
        }
    }

    private void checkEpochs(Scenario scenario) {
        boolean published = scenario.network() instanceof NetworkSpec.Preset preset
                && preset.weights().isPresent();
        if (scenario.training().epochs() == 0 && !published) {
            throw problem("/training/epochs", "expected >= 1 without network.weights, given 0");
        }
    }

    private void checkLossWeights(Scenario scenario) {
        if (!(scenario.training().system() instanceof SystemSpec.BranchyNet branchy)) {
            return;
        }
        int weights = branchy.exitLossWeights().size();
        int exits = exits(scenario.network());
        if (weights != 0 && weights != exits) {
            throw problem(
                    "/training/exit_loss_weights",
                    "expected " + exits + " numbers, one per exit of the network, given " + weights);
        }
    }

    /** Behind a block, or right behind the stem where there is one. */
    private void checkExitPlaces(Scenario scenario) {
        if (!(scenario.network() instanceof NetworkSpec.Preset preset)) {
            return;
        }
        int blocks = known.mapSides(preset.name(), PLAIN_SIDE).size() - 1;
        int least = preset.name().takesWeights() ? 0 : 1;
        for (int i = 0; i < preset.exits().size(); i++) {
            int after = preset.exits().get(i).afterBlock();
            if (after < least || after >= blocks) {
                throw problem(
                        "/network/exits/" + i + "/after_block",
                        "expected " + (least == 0 && i == 0 ? "0" : least) + " to " + (blocks - 1)
                                + ", behind the exit before and ahead of the last block, given " + after);
            }
            least = after + 1;
        }
    }

    private int exits(NetworkSpec network) {
        if (network instanceof NetworkSpec.ResidualCnn cnn) {
            return cnn.exits().size() + 1;
        }
        NetworkSpec.Preset preset = (NetworkSpec.Preset) network;
        return preset.exits().isEmpty()
                ? known.exits(preset.name())
                : preset.exits().size() + 1;
    }

    private void checkSearch(SearchSpec search) {
        if (search.evaluations() < search.population()) {
            throw placed.problem(
                    "/search/evaluations",
                    "expected at least one generation of " + search.population() + ", given " + search.evaluations(),
                    "lower search.population as well");
        }
    }

    /** A corner of what is no objective would be thrown away. */
    private void checkCorner(ReferencePoint corner, List<DesignObjective> objectives) {
        for (DesignObjective objective : DesignObjective.values()) {
            if (!Double.isNaN(corner.of(objective)) && !objectives.contains(objective)) {
                throw placed.problem(
                        "/search/reference_point/" + ReferencePoint.key(objective),
                        "has no effect: " + objective.key() + " is not among the objectives",
                        "add it to objectives, or leave it out here");
            }
        }
    }
}
