package io.exeunt.hwmodels.calibration;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.WorkTerm;
import io.exeunt.hwmodels.workload.rewrite.Exporter;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shared measurements as samples. */
final class Measured {
    private Measured() {}

    static List<LatencySample> raspberryPi5(String runtime, Exporter exporter) {
        List<LatencySample> samples = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(SharedFolder.file("measurements/raspberrypi5_nasbench201.csv.gz"))
                .rows()) {
            if (row.text("framework").equals(runtime) && row.text("task").equals("cifar100")) {
                samples.add(nasBench(row, exporter, 100, row.positive("lat_ms_median")));
            }
        }
        return samples;
    }

    static List<RuntimeCalibration.Sample> raspberryPi5Samples(String runtime, Exporter exporter, int state) {
        return CsvTable.read(SharedFolder.file("measurements/raspberrypi5_nasbench201.csv.gz")).rows().stream()
                .filter(row -> row.text("framework").equals(runtime)
                        && row.text("task").equals("cifar100"))
                .map(row -> new RuntimeCalibration.Sample(
                        exporter.executed(
                                NasBench201.parse(row.text("arch_str")).network(100)),
                        state,
                        row.positive("lat_ms_median") / 1e3))
                .toList();
    }

    static List<LatencySample> help(String device) {
        List<LatencySample> samples = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.read(SharedFolder.file("measurements/nasbench201_help_latency_ms.csv.gz"))
                .rows()) {
            samples.add(nasBench(row, Exporter.EAGER, 10, row.positive(device)));
        }
        return samples;
    }

    /**
     * CPU runs of ncnn on ARMv8.0 cores, by board, threads and cluster. Left out are the four-thread runs of one board, Phytium
     * FT-2000/4, which take up to three times as long as its runs with one thread.
     */
    static List<PooledLatency.BoardRun> ncnnArmV8() {
        Map<String, OperatorGraph> networks =
                LayerTables.readAll(SharedFolder.file("workloads/ncnn_workloads.json.gz"));
        Map<List<String>, Map<String, Double>> times = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.read(SharedFolder.file("measurements/ncnn_latency.csv.gz"))
                .rows()) {
            boolean cpu = !row.has("gpu_device") || row.number("gpu_device") < 0;
            boolean broken = row.text("device").contains("FT-2000/4") && row.number("num_threads") == 4;
            if (cpu && !broken && networks.containsKey(row.text("network")) && armV8(row.text("device"))) {
                List<String> run = List.of(row.text("device"), row.text("num_threads"), row.text("powersave"));
                times.computeIfAbsent(run, key -> new LinkedHashMap<>())
                        .merge(row.text("network"), row.positive("min_ms") / 1e3, Math::min);
            }
        }
        List<PooledLatency.BoardRun> runs = new ArrayList<>();
        times.forEach((run, seconds) -> {
            List<LatencySample> samples = new ArrayList<>();
            seconds.forEach((name, s) -> samples.add(new LatencySample(name, work(networks, name), s)));
            runs.add(new PooledLatency.BoardRun(run.get(0), Integer.parseInt(run.get(1)), samples));
        });
        return runs;
    }

    private static double[] work(Map<String, OperatorGraph> networks, String name) {
        OperatorGraph graph = networks.get(name);
        if (graph == null) {
            throw new IllegalArgumentException(name);
        }
        return WorkTerm.of(graph);
    }

    /** A Cortex-A720 is none of them. */
    private static final Pattern ARM_V8 =
            Pattern.compile("cortex-a(53|57|72|73)(?!\\d)|snapdragon (835|660|821)|ft-2000", Pattern.CASE_INSENSITIVE);

    /** Cores without the half-precision arithmetic of ARMv8.2, on which ncnn runs other code. */
    private static boolean armV8(String device) {
        return ARM_V8.matcher(device).find();
    }

    private static LatencySample nasBench(CsvTable.Row row, Exporter exporter, int classes, double milliseconds) {
        OperatorGraph graph = NasBench201.parse(row.text("arch_str")).network(classes);
        return LatencySample.of(exporter.executed(graph), milliseconds / 1e3);
    }
}
