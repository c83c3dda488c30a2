package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.validation.Folds;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.rewrite.Exporter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One test per target of docs/validation.md; each prints what it measured on what was not fitted. */
class AccuracyTargetsTest {
    private static final List<String> ANCHORS = List.of("squeezenet", "resnet18", "mobilenet_v2");

    @ParameterizedTest
    @CsvSource({"litert, LITERT", "onnx, ONNX"})
    void raspberryPi5NasBench201(String runtime, Exporter exporter) {
        Accuracy held = held(Measured.raspberryPi5(runtime, exporter), AdditiveLatency::fit);
        report("Raspberry Pi 5, NAS-Bench-201, " + runtime + ", 5 folds, target 3 % / 97 % / .99", held);
        assertThat(held.meanError()).isLessThan(0.03);
        assertThat(held.within10()).isGreaterThan(0.97);
        assertThat(held.spearman()).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({"litert, litert", "onnx, onnxruntime"})
    void raspberryPi5DeviceFile(String column, String runtime) {
        Device device = DeviceCatalog.find("raspberry-pi-5");
        PlatformSpec spec = new PlatformSpec("cpu", runtime, Precision.FP32, 1, 1);
        int fastest = Platforms.of(device, spec).states().max();
        List<RuntimeCalibration.Sample> samples = Measured.raspberryPi5Samples(column, Exporter.of(runtime), fastest);
        List<Double> predicted = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        for (Folds.Fold<RuntimeCalibration.Sample> fold : Folds.random(samples, 5, 1)) {
            Device fitted = RuntimeCalibration.fit(device, spec, fold.fitted()).device();
            for (double seconds : RuntimeCalibration.predict(fitted, spec, fold.held())) {
                predicted.add(seconds);
            }
            fold.held().forEach(sample -> measured.add(sample.seconds()));
        }
        Accuracy held = Accuracy.of(array(predicted), array(measured));
        report("Raspberry Pi 5, NAS-Bench-201, device file, " + runtime + ", 5 folds, target 3 % / 97 % / .99", held);
        assertThat(held.meanError()).isLessThan(0.03);
        assertThat(held.within10()).isGreaterThan(0.97);
        assertThat(held.spearman()).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @CsvSource({"silver_4210r, 0.022", "1080ti_1, 0.026"})
    void serversNasBench201(String device, double target) {
        Accuracy held = held(Measured.help(device), AdditiveLatency::fitWithClockLoss);
        report(device + ", NAS-Bench-201, 5 folds, target " + 100 * target + " %", held);
        assertThat(held.meanError()).isLessThan(target);
    }

    @Test
    void ncnnOnABoardNeverSeen() {
        List<Double> errors = new ArrayList<>();
        for (Folds.Fold<PooledLatency.BoardRun> fold :
                Folds.leaveOneOut(Measured.ncnnArmV8(), PooledLatency.BoardRun::board)) {
            PooledLatency alone = PooledLatency.fit(fold.fitted(), 1);
            PooledLatency parallel = PooledLatency.fit(fold.fitted(), 4);
            for (PooledLatency.BoardRun run : fold.held()) {
                if (run.of(ANCHORS).size() == ANCHORS.size()) {
                    Accuracy held = onBoard(run.threads() > 1 ? parallel : alone, run);
                    report("  " + run.board() + ", " + run.threads() + " threads", held);
                    errors.add(held.meanError());
                }
            }
        }
        double mean = errors.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double median =
                errors.stream().sorted().skip(errors.size() / 2).findFirst().orElseThrow();
        System.out.printf(
                "ncnn, ARMv8.0, %d runs, board left out, target 10 %%: mean %.2f %%, median %.2f %%%n",
                errors.size(), 100 * mean, 100 * median);
        assertThat(mean).isLessThan(0.10);
    }

    private static Accuracy onBoard(PooledLatency pooled, PooledLatency.BoardRun run) {
        double speed = pooled.speed(run.of(ANCHORS), run.threads());
        List<LatencySample> rest = run.samples().stream()
                .filter(sample -> !ANCHORS.contains(sample.network()))
                .toList();
        return Accuracy.of(
                rest.stream()
                        .mapToDouble(sample -> pooled.seconds(sample.work(), run.threads(), speed))
                        .toArray(),
                rest.stream().mapToDouble(LatencySample::seconds).toArray());
    }

    private static Accuracy held(List<LatencySample> samples, Function<List<LatencySample>, AdditiveLatency> fit) {
        List<Double> predicted = new ArrayList<>();
        List<Double> measured = new ArrayList<>();
        for (Folds.Fold<LatencySample> fold : Folds.random(samples, 5, 1)) {
            AdditiveLatency model = fit.apply(fold.fitted());
            for (LatencySample sample : fold.held()) {
                predicted.add(model.seconds(sample.work()));
                measured.add(sample.seconds());
            }
        }
        return Accuracy.of(array(predicted), array(measured));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void report(String what, Accuracy accuracy) {
        System.out.println(what + ": " + accuracy);
    }
}
