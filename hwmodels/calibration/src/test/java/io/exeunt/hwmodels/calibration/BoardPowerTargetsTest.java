package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.power.PowerModel;
import io.exeunt.hwmodels.power.StatePower;
import io.exeunt.hwmodels.validation.Accuracy;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.rewrite.Exporter;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The power constants of device files against the measurements that they were fitted to; skipped where these are not at hand. */
class BoardPowerTargetsTest {
    @Test
    void raspberryPi5CoreRailEnergyOfLiteRt() {
        assertThat(coreRail("litert", "litert", Exporter.LITERT).meanError()).isLessThan(0.045);
    }

    @Test
    void raspberryPi5CoreRailEnergyOfOnnxRuntime() {
        assertThat(coreRail("onnx", "onnxruntime", Exporter.ONNX).meanError()).isLessThan(0.035);
    }

    private static Accuracy coreRail(String framework, String runtime, Exporter exporter) {
        Device board = DeviceCatalog.find("raspberry-pi-5");
        double inputPerRail =
                Objects.requireNonNull(board.power()).inputPerRail().value();
        Platform platform = Platforms.of(board, new PlatformSpec("cpu", runtime, Precision.FP32, 1, 1));
        List<CsvTable.Row> rows =
                CsvTable.read(SharedFolder.file("measurements/raspberrypi5_nasbench201.csv.gz")).rows().stream()
                        .filter(row -> row.text("framework").equals(framework)
                                && row.text("task").equals("cifar100"))
                        .toList();
        return accuracy(
                "Raspberry Pi 5 core rail, " + runtime,
                rows,
                row -> platform.price(
                                        exporter.executed(NasBench201.parse(row.text("arch_str"))
                                                        .network(100))
                                                .operators(),
                                        platform.states().max())
                                .energy()
                                .dynamicJ()
                        / inputPerRail,
                row -> row.positive("energy_mj") / 1e3);
    }

    @Test
    void odroidA15AtTheWall() {
        PowerModel model = new PowerModel(
                Objects.requireNonNull(DeviceCatalog.find("odroid-xu4").power()), "a15", "7-zip", 1);
        List<CsvTable.Row> rows =
                CsvTable.read(SharedFolder.file("measurements/odroid_hc2_freq_power.csv")).rows().stream()
                        .filter(row -> row.text("active_cores").equals("4xA15"))
                        .toList();
        Accuracy accuracy = accuracy(
                "Odroid HC2 wall, 4 A15", rows, row -> wallW(model, row), row -> row.positive("wall_power_mw") / 1e3);
        assertThat(accuracy.meanError()).isLessThan(0.01);
    }

    private static double wallW(PowerModel model, CsvTable.Row row) {
        OperatingPoint opp = new OperatingPoint(row.clockHz("freq_mhz"), row.positive("v_a15_measured_asv"));
        StatePower power = model.at(opp, 1, row.number("temp_c"));
        return power.dynamicW() + power.leakageW() + power.baseW() + power.dramW();
    }

    private static Accuracy accuracy(
            String what,
            List<CsvTable.Row> rows,
            ToDoubleFunction<CsvTable.Row> predicted,
            ToDoubleFunction<CsvTable.Row> measured) {
        Accuracy accuracy = Accuracy.of(
                rows.stream().mapToDouble(predicted).toArray(),
                rows.stream().mapToDouble(measured).toArray());
        System.out.println(what + ": " + accuracy);
        return accuracy;
    }
}
