package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.DesignObjective;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.PointedException;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.scenarios.spec.KnownNames.DeviceFacts;
import io.exeunt.scenarios.spec.KnownNames.Runtime;
import io.exeunt.scenarios.spec.KnownNames.Unit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Checks what a scenario says of a device against the device itself. */
final class DeviceSpecCheck {
    private final KnownNames known;
    private final Placed<ObjectNode> placed;
    private final String pointer;
    private final Consumer<String> notes;

    /**
     * For one device of a scenario.
     *
     * @param pointer where it stands
     * @param notes hears what was chosen in place of what is not there
     */
    DeviceSpecCheck(KnownNames known, Placed<ObjectNode> placed, String pointer, Consumer<String> notes) {
        this.known = known;
        this.placed = placed;
        this.pointer = pointer;
        this.notes = notes;
    }

    /** The device with unit and runtime filled in. */
    DeviceSpec checked(Scenario scenario, DeviceSpec device) {
        if (device.source() instanceof DeviceSpec.Source.Catalogued catalogued) {
            checkName(pointer + "/id", "device", catalogued.id(), known.devices());
        }
        Unit unit = unit(known.facts(device.source()), device);
        Runtime runtime = runtime(scenario, unit, device);
        checkPrecision(runtime, unit, device.precision());
        if (device.batch() != 1) {
            throw placed.problem(
                    pointer + "/batch",
                    "expected 1: how the samples of a batch leave at different exits is not modelled; given "
                            + device.batch(),
                    "leave it out");
        }
        if (device.threads() > unit.maxThreads()) {
            throw problem(
                    pointer + "/threads",
                    "expected at most " + unit.maxThreads() + " for " + unit.id() + ", given " + device.threads());
        }
        checkEnergy(scenario, device, unit, runtime);
        DeviceSpec complete = new DeviceSpec(
                device.source(),
                unit.id(),
                runtime.id(),
                device.precision(),
                device.batch(),
                device.threads(),
                device.conditions());
        checkConditions(complete);
        tellOfReplacement(device, complete);
        return complete;
    }

    private void checkConditions(DeviceSpec device) {
        try {
            known.requireConditions(device);
        } catch (PointedException e) {
            throw placed.problem(pointer + e.pointer(), String.valueOf(e.getMessage()), e.hint());
        }
    }

    private Unit unit(DeviceFacts facts, DeviceSpec device) {
        List<Unit> able = facts.units().stream()
                .filter(unit -> !unit.runtimes().isEmpty())
                .toList();
        if (able.isEmpty()) {
            throw problem(
                    pointer, "no runtime profile of " + facts.id() + " is known, so nothing can be simulated on it");
        }
        List<String> ids = able.stream().map(Unit::id).toList();
        if (device.unit().isEmpty() || !ids.contains(device.unit()) && ofFormerBoard("unit")) {
            return able.get(0);
        }
        checkName(pointer + "/unit", "compute unit of " + facts.id(), device.unit(), ids);
        return able.get(ids.indexOf(device.unit()));
    }

    private Runtime runtime(Scenario scenario, Unit unit, DeviceSpec device) {
        if (device.runtime().isEmpty()) {
            return unit.runtimes().get(0);
        }
        List<String> ids = unit.runtimes().stream().map(Runtime::id).toList();
        if (!ids.contains(device.runtime()) && ofFormerBoard("runtime")) {
            return nearest(scenario, unit);
        }
        checkName(pointer + "/runtime", "runtime of " + unit.id(), device.runtime(), ids);
        return unit.runtimes().get(ids.indexOf(device.runtime()));
    }

    /** Where --set replaces the board alone, what the file said of the former board's parts does not bind the new one. */
    private boolean ofFormerBoard(String key) {
        boolean replaced = placed.assigned(pointer + "/id") || placed.assigned(pointer + "/file");
        return replaced && !placed.assigned(pointer + "/" + key);
    }

    /** The first runtime that can answer the question. */
    private static Runtime nearest(Scenario scenario, Unit unit) {
        boolean energy = scenario.objectives().contains(DesignObjective.ENERGY)
                || Double.isFinite(scenario.budget().energyBudgetMj())
                || scenario.budget().minInferencesPerCharge() > 0;
        return unit.runtimes().stream()
                .filter(runtime -> !energy || runtime.energyModelled())
                .findFirst()
                .orElse(unit.runtimes().get(0));
    }

    private void tellOfReplacement(DeviceSpec given, DeviceSpec complete) {
        boolean unit = !given.unit().isEmpty() && !given.unit().equals(complete.unit());
        boolean runtime = !given.runtime().isEmpty() && !given.runtime().equals(complete.runtime());
        if (unit || runtime) {
            notes.accept(known.facts(complete.source()).id() + " has no "
                    + (unit ? given.unit() : given.runtime()) + ": " + complete.unit() + " with " + complete.runtime()
                    + " instead (--set device.unit=…, device.runtime=… choose)");
        }
    }

    private void checkPrecision(Runtime runtime, Unit unit, Precision precision) {
        if (!runtime.precisions().contains(precision)) {
            String known = runtime.precisions().stream()
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw problem(
                    pointer + "/precision",
                    "no data for " + precision.name().toLowerCase(Locale.ROOT) + " on " + unit.id() + " with "
                            + runtime.id() + "; allowed: " + known);
        }
    }

    private void checkEnergy(Scenario scenario, DeviceSpec device, Unit unit, Runtime runtime) {
        if (runtime.energyModelled()) {
            return;
        }
        String others = unit.runtimes().stream()
                .filter(Runtime::energyModelled)
                .map(Runtime::id)
                .collect(Collectors.joining(", "));
        String board = scenario.devices().size() > 1
                ? " of " + known.facts(device.source()).id()
                : "";
        String why = "no power data of " + unit.id() + board
                + (others.isEmpty() ? "" : " under " + runtime.id())
                + " are known, so its energy is not modelled"
                + (others.isEmpty() ? "" : "; it is under " + others);
        if (scenario.objectives().contains(DesignObjective.ENERGY)) {
            throw placed.problem("/objectives", why, "objectives: [error, latency]");
        }
        if (Double.isFinite(scenario.budget().energyBudgetMj())) {
            throw placed.problem("/budget/energy_budget_mj", why, "leave it out");
        }
        if (scenario.budget().minInferencesPerCharge() > 0) {
            throw placed.problem("/budget/min_inferences_per_charge", why, "leave it out");
        }
    }

    private void checkName(String key, String what, String given, List<String> allowed) {
        checkName(placed, key, what, given, allowed);
    }

    static void checkName(Placed<ObjectNode> placed, String pointer, String what, String given, List<String> allowed) {
        if (!allowed.contains(given)) {
            throw placed.problem(
                    pointer,
                    "unknown " + what + " '" + given + "'; allowed: " + String.join(", ", allowed),
                    Suggestion.hint(given, allowed).orElse(null));
        }
    }

    private InvalidInputException problem(String key, String text) {
        return placed.problem(key, text, null);
    }
}
