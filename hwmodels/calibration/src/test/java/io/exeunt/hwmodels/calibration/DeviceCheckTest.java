package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.RooflineRuntime;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeviceCheckTest {
    private static final Device TX2 = DeviceCatalog.find("jetson-tx2");
    private static final PlatformSpec SPEC = new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1);

    @Test
    void whatTheModelItselfSaysIsFoundWithoutError() {
        DeviceCheck check = DeviceCheck.of(read(synthetic(1)));
        assertThat(check.overall().meanError()).isLessThan(1e-3);
        assertThat(check.byNetwork()).containsOnlyKeys("resnet18", "vgg11", "mobilenet_v2");
        assertThat(check.byState()).hasSize(4);
    }

    @Test
    void aSlowerBoardIsCalibratedFromFourOperatingPoints() {
        LatencyMeasurements slow = read(synthetic(1.3));
        RuntimeCalibration fitted =
                RuntimeCalibration.fit(TX2, SPEC, slow.groups().getOrDefault(SPEC, List.of()));
        assertThat(DeviceCheck.of(slow).overall().bias()).isCloseTo(1 / 1.3 - 1, within(0.01));
        assertThat(fitted.accuracy().meanError()).isLessThan(0.03);
        assertThat(((RooflineRuntime) fitted.device().runtimes().get(0))
                        .efficiency()
                        .pointwise()
                        .kind())
                .isEqualTo(Provenance.Kind.FITTED);
        assertThat(DeviceCatalog.parse("fitted.yaml", DeviceCatalog.print(fitted.device())))
                .isEqualTo(fitted.device());
    }

    @Test
    void leavingOutPredictsWhatWasNotFitted() {
        LatencyMeasurements slow = read(synthetic(1.3));
        assertThat(leftOut(slow, DeviceCheck.Leave.CLOCK).overall().meanError()).isLessThan(0.05);
        assertThat(leftOut(slow, DeviceCheck.Leave.NETWORK).pairs()).hasSize(12);
    }

    @Test
    void saysRowAndColumnOfWhatIsWrong() {
        refused("resnet18x,tensorrt,1300.5,1866,9", "m.csv:2, network: unknown network 'resnet18x'");
        refused("resnet18,tensorflow,1300.5,1866,9", "m.csv:2, runtime: jetson-tx2 has no runtime 'tensorflow'");
        refused("resnet18,tensorrt,1300500,1866,9", "m.csv:2, gpu_mhz: expected a clock of 10 MHz to 10 GHz");
        refused("resnet18,tensorrt,1200,1866,9", "m.csv:2, gpu_mhz: no operating point of gpu has this clock");
        refused("resnet18,tensorrt,1300.5,1866,-9", "m.csv:2, latency_ms: expected a number > 0, given -9");
        refused("resnet18,tensorrt,1300.5,1866,0.009", "m.csv:2, latency_ms: expected about ");
    }

    @Test
    void anUnknownDomainIsRefused() {
        CsvTable table = CsvTable.parse("m.csv", "network,runtime,gpux_mhz,latency_ms\n");
        assertThatThrownBy(() -> LatencyMeasurements.read(table, TX2, Networks.builtIn()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("m.csv:1, gpux_mhz: jetson-tx2 has no such domain");
    }

    @Test
    void aClockUnderAnotherNameIsNotPassedOver() {
        for (String column : List.of("gpu_freq_hz", "GPU clock (kHz)", "freq_ghz", "core_mhz")) {
            CsvTable table = CsvTable.parse("m.csv", "network,runtime,latency_ms," + column + "\n");
            assertThatThrownBy(() -> LatencyMeasurements.read(table, TX2, Networks.builtIn()))
                    .hasMessageStartingWith("m.csv:1, " + column + ": jetson-tx2 has no such domain")
                    .hasMessageContaining("--columns gpu_");
        }
        CsvTable other = CsvTable.parse("m.csv", "network,runtime,latency_ms,sampled_hz\nresnet18,tensorrt,9,5\n");
        assertThat(LatencyMeasurements.read(other, TX2, Networks.builtIn()).size())
                .isEqualTo(1);
    }

    @Test
    void theSharedTx2MeasurementsAreReadAsTheyAre() {
        CsvTable table = CsvTable.read(SharedFolder.file("measurements/jetson_tx2_tensorrt_latency.csv"));
        DeviceCheck check = DeviceCheck.of(LatencyMeasurements.read(table, TX2, Networks.builtIn()));
        assertThat(check.pairs()).hasSize(104);
        assertThat(check.overall().meanError()).isLessThan(0.01);
    }

    @Test
    void nasBenchCellsAreCheckedAsTheRuntimeRunsThem() {
        Device pi = DeviceCatalog.find("raspberry-pi-5");
        StringBuilder csv = new StringBuilder("network,runtime,latency_ms\n");
        for (CsvTable.Row row : CsvTable.read(SharedFolder.file("measurements/raspberrypi5_nasbench201.csv.gz"))
                .rows()) {
            boolean cifar = row.text("task").equals("cifar100");
            String runtime = row.text("framework").replace("onnx", "onnxruntime");
            if (cifar && !runtime.equals("torchmobile")) {
                csv.append(String.join(",", row.text("arch_str"), runtime, row.text("lat_ms_median")))
                        .append('\n');
            }
        }
        DeviceCheck check = DeviceCheck.of(
                LatencyMeasurements.read(CsvTable.parse("pi.csv", csv.toString()), pi, Networks.builtIn()));
        assertThat(check.overall().meanError()).isLessThan(0.025);
    }

    /** Latencies that have nothing to do with the work: the fit runs into constants that predict no number. */
    @Test
    void measurementsThatContradictEachOtherArePredictedByTheBestConstantsThatWereMet() {
        String csv = """
                network,runtime,latency_ms,gpu_mhz
                resnet18,tensorrt,4.0,1300.5
                resnet18,tensorrt,8.0,624.75
                squeezenet1_0,tensorrt,7.1,1300.5
                densenet121,tensorrt,19.5,1300.5
                alexnet,tensorrt,13.3,1300.5
                alexnet,tensorrt,26.3,624.75
                vgg11,tensorrt,16.4,1300.5
                mobilenet_v1,tensorrt,25.7,1300.5
                mobilenet_v1,tensorrt,50.7,624.75
                """;
        DeviceCheck check = leftOut(read(csv), DeviceCheck.Leave.NETWORK);
        assertThat(check.fits()).isEqualTo(6);
        assertThat(check.pairs()).hasSize(9).allMatch(pair -> pair.predictedS() > 0 && Double.isFinite(pair.error()));
    }

    /** Only one of the networks has a depthwise convolution, which a sum of costs can't price from the others. */
    @Test
    void aFoldThatLacksAKindOfWorkIsSkippedAndNamed() {
        Device pi = DeviceCatalog.find("raspberry-pi-5");
        StringBuilder csv = new StringBuilder("network,runtime,cpu_mhz,latency_ms\n");
        Platform platform = Platforms.of(pi, new PlatformSpec("cpu", "litert", Precision.FP32, 1, 1));
        for (String network : List.of("vgg11", "resnet18", "mobilenet_v2")) {
            for (int state = 0; state < platform.states().size(); state++) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,litert,%s,%.4f%n",
                        network,
                        platform.unitHz(state) / 1e6,
                        1e3
                                * platform.priceInference(Zoo.network(network).operators(), state)
                                        .seconds()));
            }
        }
        LatencyMeasurements read =
                LatencyMeasurements.read(CsvTable.parse("m.csv", csv.toString()), pi, Networks.builtIn());
        DeviceCheck check =
                DeviceCheck.leaveOut(read, DeviceCheck.Leave.NETWORK, LatencyFit.ADDITIVE, Integer.MAX_VALUE, 1);
        assertThat(check.skipped())
                .contains(new DeviceCheck.Skipped(
                        "mobilenet_v2",
                        platform.states().size(),
                        "runtime litert: no cost is known for depthwise_mmac, which this network needs\n"
                                + "  Maybe calibrate it with networks that have such operators"));
        assertThat(check.pairs()).isNotEmpty();
    }

    @Test
    void networksMayBeSpeltWithOtherSigns() {
        LatencyMeasurements read = read("network,runtime,latency_ms\ntiny-yolov3,tensorrt,9\nResNet18,tensorrt,9\n");
        assertThat(read.groups().values().iterator().next())
                .extracting(sample -> sample.network().name())
                .containsExactly("tiny_yolov3", "resnet18");
    }

    @Test
    void anEmptyColumnOfAnotherBoardsClockIsNone() {
        assertThat(read("network,runtime,latency_ms,cpu_mhz\nresnet18,tensorrt,9,\n")
                        .size())
                .isEqualTo(1);
    }

    private static void refused(String row, String start) {
        CsvTable table = CsvTable.parse("m.csv", "network,runtime,gpu_mhz,emc_mhz,latency_ms\n" + row + "\n");
        assertThatThrownBy(() -> LatencyMeasurements.read(table, TX2, Networks.builtIn()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(start);
    }

    private static LatencyMeasurements read(String text) {
        return LatencyMeasurements.read(CsvTable.parse("m.csv", text), TX2, Networks.builtIn());
    }

    /** What the TX2 file predicts for three networks at four operating points, times a factor. */
    private static String synthetic(double factor) {
        Platform platform = Platforms.of(TX2, SPEC);
        StringBuilder csv = new StringBuilder("network,runtime,gpu_mhz,emc_mhz,latency_ms\n");
        for (String network : List.of("resnet18", "vgg11", "mobilenet_v2")) {
            for (int gpu : new int[] {0, 12}) {
                for (int emc : new int[] {7, 10}) {
                    int state = platform.states().state(gpu, emc);
                    double seconds = platform.priceInference(
                                    Zoo.network(network).operators(), state)
                            .seconds();
                    csv.append(String.format(
                            Locale.ROOT,
                            "%s,tensorrt,%s,%s,%.5f%n",
                            network,
                            platform.states().opp(state, 0).freqHz() / 1e6,
                            platform.states().opp(state, 1).freqHz() / 1e6,
                            1e3 * factor * seconds));
                }
            }
        }
        return csv.toString();
    }

    private static DeviceCheck leftOut(LatencyMeasurements measurements, DeviceCheck.Leave leave) {
        return DeviceCheck.leaveOut(measurements, leave, LatencyFit.CONSTANTS, Integer.MAX_VALUE, 0);
    }
}
