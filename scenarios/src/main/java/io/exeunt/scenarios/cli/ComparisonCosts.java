package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import io.exeunt.scenarios.workbench.ComparisonRequest.Source.PricedTrace;
import io.exeunt.simulator.policy.ExitCosts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What exits cost: on a scenario's devices, or as given for a trace. */
final class ComparisonCosts {
    private static final Pattern DEVICE_FILE = Pattern.compile(".*\\.(yaml|yml|json)");

    @Option(
            names = "--cost",
            paramLabel = "<what>",
            description =
                    "macs, latency or energy: what budgets limit (MMAC, ms, mJ); on a device only, default: macs.")
    private @Nullable Cost cost;

    @Option(
            names = "--devices",
            split = ",",
            paramLabel = "<id>",
            description =
                    "Devices of the catalogue, or device files, in place of the scenario's, each with its default unit and runtime;"
                            + " of a trace with --network the devices to price it on.")
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--network",
            paramLabel = "<[trace=]table.json>",
            description =
                    "Layer table, with its exits, of the network whose trace is given (docs/workloads.md); one per trace of a bundle."
                            + " With it a trace can be priced on --devices.")
    private List<String> networks = new ArrayList<>();

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
                        .map(device ->
                                List.of("device={" + source(device.strip()) + "}", "objectives=[error, latency]"))
                        .toList();
    }

    /** Replacements that name each device that was asked for; none where none was. */
    List<List<String>> named() {
        return devices.isEmpty() ? List.of() : devices();
    }

    private static String source(String device) {
        return DEVICE_FILE.matcher(device).matches()
                ? "file: '" + Path.of(device).toAbsolutePath().toString().replace("'", "''") + "'"
                : "id: " + device;
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
        if (unit != null && unit.isBlank()) {
            throw new InvalidInputException(
                    "--cost-unit", "expected a unit, given '" + unit + "'", "it is MMAC, s or J");
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

    /** Layer tables by the trace that they are for. */
    Map<String, Path> networks() {
        Map<String, Path> tables = new LinkedHashMap<>();
        for (String entry : networks) {
            int at = entry.indexOf('=');
            String trace = at < 0 ? PricedTrace.ONLY : entry.substring(0, at);
            if (tables.put(trace, Path.of(entry.substring(at + 1))) != null) {
                refuse("--network " + entry, "one layer table per trace", "it is the second");
            }
        }
        return tables;
    }

    /** A layer table says nothing about what it runs on. */
    void requireDevices() {
        if (devices.isEmpty()) {
            refuse("--network", "--devices beside it", "the network is to be priced on them");
        }
    }

    /** Without a device only operations are counted. */
    void requireMacs() {
        if (cost() != Cost.MACS) {
            refuse("--cost " + cost().key(), "--devices beside it", "add --devices jetson-tx2");
        }
    }

    /** A scenario's network is its own. */
    void requireNoNetworks() {
        if (!networks.isEmpty()) {
            refuse("--network", "a trace, given a scenario", "its network is the scenario's");
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
            refuse(
                    "--devices",
                    "--network table.json beside it",
                    "what the trace's network asks of a device is not known");
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
