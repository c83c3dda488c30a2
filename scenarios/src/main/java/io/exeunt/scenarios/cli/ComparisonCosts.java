package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.simulator.policy.ExitCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What exits cost: on a scenario's devices, or as given for a trace. */
final class ComparisonCosts {
    @Option(
            names = "--cost",
            paramLabel = "<what>",
            description = "macs, latency or energy: what budgets limit (MMAC, ms, mJ); scenarios only, default: macs.")
    private @Nullable Cost cost;

    @Option(
            names = "--devices",
            split = ",",
            paramLabel = "<id>",
            description =
                    "Devices of the catalogue in place of the scenario's, each with its default unit and runtime.")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--segment-costs",
            split = ",",
            paramLabel = "<number>",
            description = "Cost of the backbone between two exits, one per exit; replaces those of the trace.")
    private List<Double> segments = new ArrayList<>();

    @Option(
            names = "--head-costs",
            split = ",",
            paramLabel = "<number>",
            description = "Cost of the exits' heads, one per exit.")
    private List<Double> heads = new ArrayList<>();

    @Option(names = "--cost-unit", paramLabel = "<unit>", description = "Unit of these costs; default: MMAC.")
    private @Nullable String unit;

    Cost cost() {
        return Optional.ofNullable(cost).orElse(Cost.MACS);
    }

    /**
     * Replacements that put a scenario onto each device; one empty list for its own. Its objectives, which a comparison does not look
     * at, become those that every device can do.
     */
    List<List<String>> devices() {
        return devices.isEmpty()
                ? List.of(List.of())
                : devices.stream()
                        .distinct()
                        .map(id -> List.of("device={id: " + id.strip() + "}", "objectives=[error, latency]"))
                        .toList();
    }

    Optional<ExitCosts> given() {
        if (segments.isEmpty() && heads.isEmpty() && unit == null) {
            return Optional.empty();
        }
        String options = "--segment-costs, --head-costs";
        if (segments.size() != heads.size() || segments.isEmpty()) {
            throw new InvalidInputException(
                    options,
                    "Expected as many segments as heads, given " + segments.size() + " and " + heads.size(),
                    null);
        }
        try {
            return Optional.of(new ExitCosts(
                    Optional.ofNullable(unit).orElse("MMAC"),
                    segments.stream().mapToDouble(Double::doubleValue).toArray(),
                    heads.stream().mapToDouble(Double::doubleValue).toArray()));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(options, String.valueOf(e.getMessage()), null, e);
        }
    }

    /** A bare trace has no device. */
    void requireNoScenarioOptions(GlobalOptions globals) {
        if (cost != null) {
            refuse(
                    "--cost " + cost.name().toLowerCase(Locale.ROOT),
                    "a scenario, given a trace",
                    "a trace is compared by its own costs");
        }
        if (!devices.isEmpty()) {
            refuse("--devices", "a scenario, given a trace", "its workload on a device is not known");
        }
        if (globals.replacesValues()) {
            refuse("--set", "a scenario, given a trace", "it has no values to replace");
        }
    }

    /** A scenario's costs come from its device. */
    void requireNoTraceOptions() {
        if (!segments.isEmpty() || !heads.isEmpty() || unit != null) {
            refuse(
                    "--segment-costs, --head-costs, --cost-unit",
                    "a trace, given a scenario",
                    "its costs come from its device");
        }
    }

    private static void refuse(String option, String expected, String why) {
        throw new InvalidInputException(option, "Expected " + expected + ": " + why, null);
    }
}
