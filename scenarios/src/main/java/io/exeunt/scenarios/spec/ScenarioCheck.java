package io.exeunt.scenarios.spec;

import io.exeunt.hwmodels.Suggestion;
import io.exeunt.scenarios.spec.KnownNames.DeviceFacts;
import io.exeunt.scenarios.spec.KnownNames.Unit;
import java.util.List;

/** Checks that need more than one value of a scenario, or a look at what it refers to. */
final class ScenarioCheck {
    private final KnownNames known;
    private final Section root;

    ScenarioCheck(KnownNames known, Section root) {
        this.known = known;
        this.root = root;
    }

    void check(Scenario scenario) {
        checkPolicies(scenario.policies());
        checkLossWeights(scenario);
        checkSearch(scenario.search());
        checkDevice(scenario);
    }

    private void checkPolicies(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            checkName("/policies/" + i, "policy", names.get(i), known.policies());
        }
    }

    private void checkLossWeights(Scenario scenario) {
        int weights = scenario.training().exitLossWeights().size();
        int exits = exits(scenario.network());
        if (weights != 0 && weights != exits) {
            throw root.placed()
                    .problem(
                            "/training/exit_loss_weights",
                            "expected " + exits + " numbers, one per exit of the network, given " + weights,
                            null);
        }
    }

    private int exits(NetworkSpec network) {
        if (network instanceof NetworkSpec.ResidualCnn cnn) {
            return cnn.exits().size() + 1;
        }
        return known.exits(((NetworkSpec.Preset) network).name());
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

    private void checkDevice(Scenario scenario) {
        DeviceSpec device = scenario.device();
        if (device.source() instanceof DeviceSpec.Source.Catalogued catalogued) {
            checkName("/device/id", "device", catalogued.id(), known.devices());
        }
        Unit unit = unit(known.facts(device.source()), device);
        if (!device.runtime().isEmpty()) {
            checkName("/device/runtime", "runtime of " + unit.id(), device.runtime(), unit.runtimes());
        }
        if (device.threads() > unit.cores()) {
            throw root.placed()
                    .problem(
                            "/device/threads",
                            "expected at most " + unit.cores() + " for " + unit.id() + ", given " + device.threads(),
                            null);
        }
        checkEnergy(scenario, unit);
    }

    private Unit unit(DeviceFacts facts, DeviceSpec device) {
        List<String> ids = facts.units().stream().map(Unit::id).toList();
        if (device.unit().isEmpty()) {
            return facts.units().get(0);
        }
        checkName("/device/unit", "compute unit of " + facts.id(), device.unit(), ids);
        return facts.units().get(ids.indexOf(device.unit()));
    }

    private void checkEnergy(Scenario scenario, Unit unit) {
        if (unit.energyModelled()) {
            return;
        }
        String why = "no power data of " + unit.id() + " are known, so its energy is not modelled";
        if (scenario.objectives().contains(ObjectiveSpec.ENERGY)) {
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
