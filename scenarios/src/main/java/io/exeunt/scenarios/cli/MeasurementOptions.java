package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.calibration.ColumnMapping;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.Networks;
import io.exeunt.hwmodels.calibration.PowerMeasurements;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files of measurements are to be read. */
final class MeasurementOptions {
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "<ours=theirs>",
            description = "Columns of the files that stand for ours, such as network=model,latency_ms=avg_ms.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "<ours=value>",
            description = "What is the same for all rows and stands in no column, such as runtime=ncnn,threads=4.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(
            names = "--where",
            paramLabel = "<theirs=value>",
            description = "Only rows that have this value, such as framework=tensorrt; may be repeated.")
    private Map<String, String> rows = new LinkedHashMap<>();

    @Option(
            names = "--networks",
            split = ",",
            paramLabel = "<table.json>",
            description =
                    "Layer tables of networks that rows may name, plain or gzipped. The zoo and NAS-Bench-201 cells"
                            + " (|…~0|+…) are known without.")
    private List<Path> tables = new ArrayList<>();

    @Option(
            names = "--classes",
            paramLabel = "<number>",
            defaultValue = "100",
            description = "Classes of NAS-Bench-201 networks: 10 for cifar10, 100 for cifar100 (default: 100).")
    private int classes;

    @Option(
            names = "--skip-unknown",
            description = "Leave out rows of networks that have no layers here, instead of refusing the file.")
    private boolean skipUnknown;

    @Option(names = "--only", split = ",", paramLabel = "<network>", description = "Only rows of these networks.")
    private Set<String> only = new LinkedHashSet<>();

    @Option(names = "--except", split = ",", paramLabel = "<network>", description = "No rows of these networks.")
    private Set<String> except = new LinkedHashSet<>();

    @Option(
            names = "--power",
            description = {
                "Powers and energies instead of latencies: columns power_w or energy_mj (at the input), <unit>_w, <unit>_mj or"
                        + " <unit>_net_mj (a unit's rail; net: above idle) and, where they apply, latency_ms, temp_c, voltage_v."
            })
    private boolean power;

    @Option(
            names = "--like",
            paramLabel = "<id|device.yaml>",
            description = "Take over the runtimes that the board lacks from this one, as a starting point for a fit.")
    private @Nullable String like;

    /** The board of this id or file, with what it takes over from another. */
    Device board(String device) {
        Device board = DeviceCatalog.resolve(device);
        return like == null ? board : board.withRuntimesOf(DeviceCatalog.resolve(like));
    }

    /** Whether powers are asked about, not latencies. */
    boolean power() {
        return power;
    }

    /** Reads files of latencies, one after the other. */
    LatencyMeasurements read(List<Path> files, Device device, PrintWriter notes) {
        return read(files, device, notes, networks());
    }

    /** The same for laws that know networks by their names alone: those without layers are no error. */
    LatencyMeasurements readNamed(List<Path> files, Device device, PrintWriter notes) {
        return read(files, device, notes, networks().orNamesAlone());
    }

    private LatencyMeasurements read(List<Path> files, Device device, PrintWriter notes, Networks networks) {
        return LatencyMeasurements.read(tables(files, networks, notes), device, networks);
    }

    /** Reads files of powers, one after the other. */
    PowerMeasurements readPowers(List<Path> files, Device device, PrintWriter notes) {
        Networks networks = networks();
        return PowerMeasurements.read(tables(files, networks, notes), device, networks);
    }

    /** Files as tables with our columns, and nothing else of them looked at. */
    List<CsvTable> tables(List<Path> files, PrintWriter notes) {
        return tables(files, networks(), notes);
    }

    private List<CsvTable> tables(List<Path> files, Networks networks, PrintWriter notes) {
        return files.stream()
                .map(file -> known(wanted(mapping().apply(CsvTable.read(file))), networks, notes))
                .toList();
    }

    private ColumnMapping mapping() {
        return new ColumnMapping(columns, constants, rows);
    }

    /** What rows may name. */
    Networks networks() {
        OptionBounds.within("--classes", classes, 1, 1_000_000);
        Networks networks = Networks.builtIn().withClasses(classes);
        for (Path table : tables) {
            networks = networks.with(table);
        }
        return networks;
    }

    private CsvTable wanted(CsvTable table) {
        if (only.isEmpty() && except.isEmpty()) {
            return table;
        }
        requirePresent("--only", only, table);
        List<CsvTable.Row> kept = table.rows().stream()
                .filter(row -> only.isEmpty() || only.contains(row.text("network")))
                .filter(row -> !except.contains(row.text("network")))
                .toList();
        return new CsvTable(table.file(), table.columns(), kept);
    }

    private static void requirePresent(String option, Set<String> names, CsvTable table) {
        Set<String> present =
                table.rows().stream().map(row -> row.text("network")).collect(Collectors.toSet());
        for (String name : names) {
            if (!present.contains(name)) {
                throw new InvalidInputException(
                        option,
                        table.file() + " has no rows of network '" + name + "'",
                        Suggestion.hint(name, present).orElse(null));
            }
        }
    }

    private CsvTable known(CsvTable table, Networks networks, PrintWriter notes) {
        if (!skipUnknown || !table.has("network")) {
            return table;
        }
        Map<Boolean, List<CsvTable.Row>> rowsByKnown =
                table.rows().stream().collect(Collectors.partitioningBy(row -> networks.has(row.text("network"))));
        List<CsvTable.Row> skipped = rowsByKnown.getOrDefault(false, List.of());
        if (!skipped.isEmpty()) {
            String names = skipped.stream()
                    .map(row -> row.text("network"))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
            notes.println("skipped " + skipped.size() + " rows of " + table.file()
                    + ", whose networks have no layers here: " + names);
        }
        return new CsvTable(table.file(), table.columns(), rowsByKnown.getOrDefault(true, List.of()));
    }
}
