package io.exeunt.scenarios.spec;

import io.exeunt.explore.DesignObjective;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.scenarios.spec.KnownNames.DeviceFacts;
import io.exeunt.scenarios.spec.KnownNames.Runtime;
import io.exeunt.scenarios.spec.KnownNames.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Checks that need more than one value of a scenario, or a look at what it refers to. */
final class ScenarioCheck {
    private final KnownNames known;
    private final Section root;

    ScenarioCheck(KnownNames known, Section root) {
        this.known = known;
        this.root = root;
    }

    /** The scenario with the device's unit and runtime filled in. */
    Scenario checked(Scenario scenario) {
        checkPolicies(scenario.policies());
        checkEpochs(scenario);
        checkLossWeights(scenario);
        checkSearch(scenario.search());
        return scenario.on(checkedDevice(scenario));
    }

    private InvalidInputException problem(String pointer, String text) {
        return root.placed().problem(pointer, text, null);
    }

    private void checkPolicies(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            checkName("/policies/" + i, "policy", names.get(i), known.policies());
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
            throw root.placed()
                    .problem(
                            "/search/evaluations",
                            "expected at least one generation of " + search.population() + ", given "
                                    + search.evaluations(),
                            "lower search.population as well");
        }
    }

    /** The device with unit and runtime filled in. */
    private DeviceSpec checkedDevice(Scenario scenario) {
        DeviceSpec device = scenario.device();
        if (device.source() instanceof DeviceSpec.Source.Catalogued catalogued) {
            checkName("/device/id", "device", catalogued.id(), known.devices());
        }
        Unit unit = unit(known.facts(device.source()), device);
        Runtime runtime = runtime(unit, device);
        checkPrecision(runtime, unit, device.precision());
        if (device.batch() != 1) {
            throw root.placed()
                    .problem(
                            "/device/batch",
                            "expected 1: how the samples of a batch leave at different exits is not modelled; given "
                                    + device.batch(),
                            "leave it out");
        }
        if (device.threads() > unit.maxThreads()) {
            throw problem(
                    "/device/threads",
                    "expected at most " + unit.maxThreads() + " for " + unit.id() + ", given " + device.threads());
        }
        checkEnergy(scenario, unit);
        return new DeviceSpec(
                device.source(), unit.id(), runtime.id(), device.precision(), device.batch(), device.threads());
    }

    private Unit unit(DeviceFacts facts, DeviceSpec device) {
        List<Unit> able = facts.units().stream()
                .filter(unit -> !unit.runtimes().isEmpty())
                .toList();
        if (able.isEmpty()) {
            throw problem(
                    "/device", "no runtime profile of " + facts.id() + " is known, so nothing can be simulated on it");
        }
        if (device.unit().isEmpty()) {
            return able.get(0);
        }
        List<String> ids = able.stream().map(Unit::id).toList();
        checkName("/device/unit", "compute unit of " + facts.id(), device.unit(), ids);
        return able.get(ids.indexOf(device.unit()));
    }

    private Runtime runtime(Unit unit, DeviceSpec device) {
        if (device.runtime().isEmpty()) {
            return unit.runtimes().get(0);
        }
        List<String> ids = unit.runtimes().stream().map(Runtime::id).toList();
        checkName("/device/runtime", "runtime of " + unit.id(), device.runtime(), ids);
        return unit.runtimes().get(ids.indexOf(device.runtime()));
    }

    private void checkPrecision(Runtime runtime, Unit unit, Precision precision) {
        if (!runtime.precisions().contains(precision)) {
            String known = runtime.precisions().stream()
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw problem(
                    "/device/precision",
                    "no data for " + precision.name().toLowerCase(Locale.ROOT) + " on " + unit.id() + " with "
                            + runtime.id() + "; allowed: " + known);
        }
    }

    private void checkEnergy(Scenario scenario, Unit unit) {
        if (unit.energyModelled()) {
            return;
        }
        String why = "no power data of " + unit.id() + " are known, so its energy is not modelled";
        if (scenario.objectives().contains(DesignObjective.ENERGY)) {
            throw root.placed().problem("/objectives", why, "objectives: [error, latency]");
        }
        if (Double.isFinite(scenario.budget().energyBudgetMj())) {
            throw root.placed().problem("/budget/energy_budget_mj", why, "leave it out");
        }
    }

    private void checkName(String pointer, String what, String given, List<String> allowed) {
        if (!allowed.contains(given)) {
            throw root.placed()
                    .problem(
                            pointer,
                            "unknown " + what + " '" + given + "'; allowed: " + String.join(", ", allowed),
                            Suggestion.hint(given, allowed).orElse(null));
        }
    }
}
