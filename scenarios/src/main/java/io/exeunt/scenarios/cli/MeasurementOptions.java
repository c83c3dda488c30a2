package io.exeunt.scenarios.cli;

import io.exeunt.hwmodels.InvalidInputException;
import io.exeunt.hwmodels.calibration.ColumnMapping;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.Networks;
import io.exeunt.hwmodels.device.Device;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
            split = ",",
            paramLabel = "<theirs=value>",
            description = "Only rows that have these values, such as framework=tensorrt.")
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

    /** Reads files, one after the other. */
    LatencyMeasurements read(List<Path> files, Device device, PrintWriter notes) {
        Networks networks = networks();
        List<CsvTable> read = files.stream()
                .map(file ->
                        known(new ColumnMapping(columns, constants, rows).apply(CsvTable.read(file)), networks, notes))
                .toList();
        return LatencyMeasurements.read(read, device, networks);
    }

    private Networks networks() {
        if (classes <= 0) {
            throw new InvalidInputException("--classes", "expected a number > 0, given " + classes, null);
        }
        Networks networks = Networks.builtIn().withClasses(classes);
        for (Path table : tables) {
            networks = networks.with(table);
        }
        return networks;
    }

    private CsvTable known(CsvTable table, Networks networks, PrintWriter notes) {
        if (!skipUnknown || !table.columns().contains("network")) {
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
