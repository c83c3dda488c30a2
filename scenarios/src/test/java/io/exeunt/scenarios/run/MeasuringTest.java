package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.RunContext;
import io.exeunt.hwmodels.calibration.CsvTable;
import io.exeunt.hwmodels.calibration.DeviceCheck;
import io.exeunt.hwmodels.calibration.LatencyFit;
import io.exeunt.hwmodels.calibration.LatencyMeasurements;
import io.exeunt.hwmodels.calibration.Networks;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.measure.Sampling;
import io.exeunt.hwmodels.measure.TimeSource;
import io.exeunt.hwmodels.onnx.LightModel;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.zoo.NetworkBuilder;
import io.exeunt.hwmodels.workload.zoo.Window;
import io.exeunt.scenarios.workbench.MeasurementRequest;
import io.exeunt.scenarios.workbench.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small models are really run, on clocks that are files of a folder. */
class MeasuringTest {
    private static final String POLICY = "sys/devices/system/cpu/cpufreq/policy0/";
    private static final Sampling FEW = new Sampling(1, 3, 3, 10, Sampling.Time.ELAPSED, 0.5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final List<String> notes = new ArrayList<>();

    private Path model(String name, int channels) {
        NetworkBuilder net = new NetworkBuilder(name, new FeatureMap(3, 16, 16));
        net.input()
                .conv("conv1", channels, Window.of(3).pad(1))
                .activation("act1")
                .depthwise("dw", Window.of(3).pad(1))
                .conv("conv2", 2 * channels, Window.of(1))
                .globalAverage("pool")
                .linear("fc", 10);
        try {
            Path file = folder.resolve(name + ".onnx");
            LightModel.write(net.build(), file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MeasurementRequest request(List<Path> models, List<Integer> batches, Map<String, String> clocks) {
        return new MeasurementRequest(
                models,
                Map.of(),
                batches,
                List.of(1),
                "cpu",
                clocks,
                Optional.empty(),
                FEW,
                false,
                folder.resolve("mine.csv"),
                true,
                Optional.of(folder.resolve("my-board.yaml")),
                folder.resolve("root"),
                new TimeSource(System::nanoTime, () -> -1));
    }

    private Summary measure(MeasurementRequest request) {
        RunContext context = new RunContext(
                Cancellation.NEVER,
                event -> {
                    if (event instanceof ProgressEvent.Note note) {
                        notes.add(note.text());
                    }
                },
                InstantSource.system(),
                List.of());
        return new Measuring(request, folder.resolve("cache"), new PhaseLog(context)).run();
    }

    private void clocks() throws IOException {
        Path policy = Files.createDirectories(folder.resolve("root/" + POLICY));
        Files.writeString(policy.resolve("scaling_available_frequencies"), "600000 1200000\n");
        Files.writeString(policy.resolve("scaling_min_freq"), "600000\n");
        Files.writeString(policy.resolve("scaling_max_freq"), "1200000\n");
    }

    @Test
    void whatIsMeasuredCanBeCalibratedTo() throws IOException {
        clocks();
        List<Path> models = List.of(model("small", 8), model("large", 64));

        measure(request(models, List.of(1, 4), Map.of("cpu", "policy0")));

        Device board = DeviceCatalog.resolve(folder.resolve("my-board.yaml").toString())
                .withRuntimesOf(DeviceCatalog.find("raspberry-pi-5"));
        LatencyMeasurements read = LatencyMeasurements.read(
                CsvTable.read(folder.resolve("mine.csv")),
                board,
                Networks.builtIn().with(folder.resolve("mine.networks.json")));
        assertThat(read.size()).isEqualTo(2 * 2 * 2);
        assertThat(read.groups().keySet())
                .allMatch(spec ->
                        spec.runtime().equals("onnxruntime") && spec.unit().equals("cpu"))
                .extracting(spec -> spec.batch())
                .containsExactly(1, 4);
        assertThat(DeviceCheck.leaveOut(read, DeviceCheck.Leave.NETWORK, LatencyFit.SPEED, 20, 1)
                        .pairs())
                .hasSize(8)
                .allMatch(pair -> pair.predictedS() > 0);
        assertThat(Files.readString(folder.resolve("root/" + POLICY + "scaling_min_freq"))
                        .strip())
                .isEqualTo("600000");
        assertThat(folder.resolve("cache/" + Measuring.RECORD)).doesNotExist();
    }

    @Test
    void whatAMachineDoesNotShowIsSaid() {
        Summary summary = measure(request(List.of(model("small", 8)), List.of(1), Map.of()));

        assertThat(notes)
                .containsExactly(
                        "clocks: this machine has none that can be set (no cpufreq, no devfreq); measured at the one that it chose",
                        "power: this machine shows no meter (no hwmon, no INA3221, no RAPL); latency alone is measured");
        assertThat(summary.verdict()).startsWith("1 row measured on unknown machine with ONNX Runtime ");
    }

    @Test
    void twoModelsOfOneNameAreRefused() throws IOException {
        Path one = model("same", 8);
        Path other = Files.copy(
                one, Files.createDirectories(folder.resolve("elsewhere")).resolve("same.onnx"));

        assertThatThrownBy(() -> measure(request(List.of(one, other), List.of(1), Map.of())))
                .hasMessage(
                        other + ": is called 'same' in the table, and so is " + one + "\n  Maybe rename one of them");
    }

    @Test
    void rowsThatAreThereAreKept() throws IOException {
        List<Path> models = List.of(model("small", 8));
        measure(request(models, List.of(1), Map.of()));
        String before = Files.readString(folder.resolve("mine.csv"));

        measure(request(models, List.of(1), Map.of()));

        assertThat(Files.readString(folder.resolve("mine.csv"))).isEqualTo(before);
        assertThat(notes).contains("kept: 1 row that the table has already; --force measures anew");
    }
}
