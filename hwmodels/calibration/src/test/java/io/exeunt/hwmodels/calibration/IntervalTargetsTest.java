package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nine of ten measurements of networks that were left out lie in their intervals, over what is there of boards, runtimes and precisions. */
class IntervalTargetsTest {
    /** Board, its clock's column, and unit by the table's unit. */
    private record Bench(String board, String clock, String unit) {}

    private static final List<Bench> BENCHES = List.of(
            new Bench("raspberry-pi-4", "cpu_mhz", "cpu"),
            new Bench("odroid-n2-plus", "a73_mhz", "a73"),
            new Bench("firefly-rk3588s", "a76_mhz", "a76"),
            new Bench("jetson-agx-orin", "a78ae_mhz", "a78ae"));

    private static IntervalCoverage sum(List<IntervalCoverage> all) {
        int held = all.stream().mapToInt(IntervalCoverage::held).sum();
        int known = all.stream().mapToInt(IntervalCoverage::known).sum();
        return new IntervalCoverage(held, known, known, 1);
    }

    private static IntervalCoverage coverage(Bench bench, String runtime, String precision, String round) {
        CsvTable table = new ColumnMapping(
                        Map.of(bench.clock(), "cpu_mhz"),
                        Map.of("unit", bench.unit()),
                        Map.of(
                                "board",
                                bench.board(),
                                "unit",
                                "cpu",
                                "runtime",
                                runtime,
                                "precision",
                                precision,
                                "round",
                                round))
                .apply(CsvTable.read(SharedFolder.file("measurements/mlperf/mobile_networks_boards.csv.gz")));
        Device device = DeviceCatalog.find(bench.board());
        Networks networks =
                Networks.builtIn().with(SharedFolder.file("measurements/mlperf/mobile_networks_layers.json.gz"));
        return DeviceCheck.leaveOut(
                        LatencyMeasurements.read(table, device, networks),
                        DeviceCheck.Leave.NETWORK,
                        LatencyFit.LINEAR,
                        60,
                        1)
                .coverage()
                .orElseThrow();
    }

    @Test
    void mobileNetworksOnFourBoards() {
        List<IntervalCoverage> all = new ArrayList<>();
        for (Bench bench : BENCHES) {
            String round =
                    Map.of("raspberry-pi-4", "v1.0", "odroid-n2-plus", "v2.0").getOrDefault(bench.board(), "v3.0");
            for (String precision : List.of("int8", "fp32")) {
                all.add(coverage(bench, "tflite", precision, round));
                all.add(coverage(bench, "armnn", precision, round));
            }
        }
        assertThat(sum(all).known()).isGreaterThan(350);
        assertThat(sum(all).share()).isBetween(0.85, 0.95);
    }

    @Test
    void sixHundredAndFiftyNetworksOnTheRaspberryPi5() {
        for (String[] runtime : new String[][] {{"litert", "litert"}, {"onnx", "onnxruntime"}}) {
            CsvTable table = new ColumnMapping(
                            Map.of("network", "arch_str", "latency_ms", "lat_ms_median"),
                            Map.of("runtime", runtime[1]),
                            Map.of("task", "cifar100", "framework", runtime[0]))
                    .apply(CsvTable.read(SharedFolder.file("measurements/raspberrypi5_nasbench201.csv.gz")));
            LatencyMeasurements read =
                    LatencyMeasurements.read(table, DeviceCatalog.find("raspberry-pi-5"), Networks.builtIn());
            IntervalCoverage left = DeviceCheck.leaveOut(read, DeviceCheck.Leave.NETWORK, LatencyFit.ADDITIVE, 5, 1)
                    .coverage()
                    .orElseThrow();
            assertThat(left.share()).isBetween(0.85, 0.95);
            assertThat(left.typicalFactor()).isLessThan(1.05);
            assertThat(DeviceCheck.of(read).coverage().orElseThrow().share()).isBetween(0.85, 0.95);
        }
    }
}
