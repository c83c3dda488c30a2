package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.catalog.DeviceCatalog;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.PlatformSpec;
import io.exeunt.hwmodels.cost.Platforms;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.device.Device;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Measurements made up with the TX2's own file have to give its constants back. */
class PowerCalibrationTest {
    private static final Device TX2 = DeviceCatalog.find("jetson-tx2");
    private static final Platform GPU = Platforms.of(TX2, new PlatformSpec("gpu", "tensorrt", Precision.FP32, 1, 1));

    private static PowerMeasurements read(String csv) {
        return PowerMeasurements.read(CsvTable.parse("mine.csv", csv), TX2, Networks.builtIn());
    }

    private static String measured(String column, List<String> networks, int... gpu) {
        StringBuilder csv = new StringBuilder("network,runtime,gpu_mhz,latency_ms," + column + "\n");
        for (String network : networks) {
            for (int opp : gpu) {
                int state = GPU.states().state(opp, 10);
                WorkCost cost = GPU.price(Zoo.network(network).operators(), state);
                double railW = (cost.energy().dynamicJ() + cost.energy().leakageJ()) / 1.052 / cost.seconds();
                double value = column.equals("power_w") ? cost.energy().totalJ() / cost.seconds() : railW;
                csv.append(String.format(
                        Locale.ROOT,
                        "%s,tensorrt,%s,%.9f,%.9f%n",
                        network,
                        GPU.states().opp(state, 0).freqHz() / 1e6,
                        cost.seconds() * 1e3,
                        value));
            }
        }
        return csv.toString();
    }

    @Test
    void theTermsAddUpToWhatThePlatformDraws() {
        PowerCheck check = PowerCheck.of(read(measured("power_w", List.of("vgg19", "mobilenet_v2"), 0, 6, 12)));
        assertThat(check.overall().worstError()).isLessThan(1e-6);
        PowerCheck rail = PowerCheck.of(read(measured("gpu_w", List.of("vgg19", "mobilenet_v2"), 0, 6, 12)));
        assertThat(rail.overall().worstError()).isLessThan(1e-6);
    }

    @Test
    void aRailAtFourClocksGivesItsTwoConstantsBack() {
        PowerCalibration fitted =
                PowerCalibration.fit(read(measured("gpu_w", List.of("resnet50"), 0, 4, 8, 12)), "made up");
        assertThat(fitted.moved()).containsExactly("dynamic_mw_per_mhz_v2", "leakage_mw_per_v2");
        assertThat(fitted.constant("dynamic_mw_per_mhz_v2").orElseThrow().after())
                .isCloseTo(4.4795, within(1e-4));
        assertThat(fitted.constant("leakage_mw_per_v2").orElseThrow().after()).isCloseTo(250, within(0.1));
        assertThat(fitted.constant("base_w").orElseThrow().after()).isEqualTo(0.986);
    }

    @Test
    void oneClockCarriesOneConstant() {
        PowerCalibration fitted =
                PowerCalibration.fit(read(measured("gpu_w", List.of("resnet50", "vgg19"), 8)), "made up");
        assertThat(fitted.moved()).containsExactly("dynamic_mw_per_mhz_v2");
    }

    @Test
    void aNewFileSaysWhereItsNumbersComeFromAndCanBeReadBack() {
        PowerCalibration fitted =
                PowerCalibration.fit(read(measured("gpu_w", List.of("resnet50"), 0, 4, 8, 12)), "made up");
        Device device = fitted.device();
        assertThat(device.sources()).containsEntry("power-calibration", "made up");
        assertThat(Objects.requireNonNull(device.power())
                        .unit("gpu")
                        .orElseThrow()
                        .dynamicMwPerMhzV2()
                        .source())
                .isEqualTo("power-calibration");
        assertThat(DeviceCatalog.parse("again.yaml", DeviceCatalog.print(device)))
                .isEqualTo(device);
    }

    @Test
    void slipsAreRefusedWithRowAndColumn() {
        assertThatThrownBy(() -> read("network,runtime,gpu_w\nvgg19,tensorrt,9435\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("mine.csv:2, gpu_w: expected at most 1000.0 W, given 9435.0" + System.lineSeparator()
                        + "  Maybe it is in mW");
        assertThatThrownBy(() -> read("network,runtime,gpu_w\nvgg19,tensorrt,-1\n"))
                .hasMessage("mine.csv:2, gpu_w: expected a number > 0, given -1");
        assertThatThrownBy(() -> read("network,runtime,latency_ms\nvgg19,tensorrt,1\n"))
                .hasMessageStartingWith(
                        "mine.csv:1: no column of powers or energies; known are power_w, energy_mj, net_mj, gpu_w");
    }

    @Test
    void slipsByAThousandAreFound() {
        String columns = "network,runtime,gpu_mhz,latency_ms,";
        String row = "\nvgg19,tensorrt,1300.5,67.141,";
        assertThatThrownBy(() -> read(columns + "gpu_mw" + row + "9.435\n"))
                .hasMessageStartingWith("mine.csv:2, gpu_mw: expected about 9.")
                .hasMessageEndingWith("W, given 0.00944 W\n  Maybe it is in W");
        assertThatThrownBy(() -> read(columns + "gpu_w" + row + "943500\n")).hasMessageEndingWith("Maybe it is in mW");
        assertThatThrownBy(() -> read(columns + "gpu_j" + row + "633\n")).hasMessageEndingWith("Maybe it is in mJ");
        assertThatThrownBy(() -> read(columns + "gpu_mj" + row + "0.633\n")).hasMessageEndingWith("Maybe it is in J");
        assertThat(read(columns + "gpu_mw" + row + "9435\n").samples().get(0).watts())
                .isEqualTo(9.435);
    }

    @Test
    void unknownVoltagesAreSaidToBeMissing() {
        PowerMeasurements cpu = PowerMeasurements.read(
                CsvTable.parse(
                        "mine.csv", "network,runtime,a57_mhz,a57_w\nresnet50,ncnn,2035.2,3\nresnet50,ncnn,345.6,1\n"),
                TX2,
                Networks.builtIn());
        assertThatThrownBy(() -> PowerCalibration.fit(cpu, "made up"))
                .hasMessageStartingWith("device jetson-tx2: no voltages of a57: power can't be fitted without");
    }
}
