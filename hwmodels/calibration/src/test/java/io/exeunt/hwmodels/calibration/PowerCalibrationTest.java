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
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.Revision;
import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                WorkCost cost = GPU.priceInference(Zoo.network(network).operators(), state);
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

    private static final String AT_LAUNCH = "/power/units/0/activities/0/at_launch";

    private static double atLaunch(Device device) {
        return Objects.requireNonNull(device.power())
                .unit("gpu")
                .orElseThrow()
                .activity("tensorrt")
                .orElseThrow()
                .atLaunch()
                .value();
    }

    @Test
    void switchingWhileNoOperatorComputesComesBackFromSmallNetworks() {
        Device other = Revision.of(TX2, Map.of(AT_LAUNCH, 0.7));
        String csv = measured("power_w", List.of("cnv_0.125", "mlp_0.25", "resnet20-cifar10"), 6, 12);
        PowerMeasurements read = PowerMeasurements.read(CsvTable.parse("mine.csv", csv), other, Networks.builtIn());
        PowerCalibration fitted = PowerCalibration.fitLaunches(read, "made up");
        assertThat(atLaunch(fitted.device())).isCloseTo(atLaunch(TX2), within(1e-6));
        assertThat(fitted.check().overall().worstError()).isLessThan(1e-6);
        assertThat(fitted.constants().get(0).name()).isEqualTo("at_launch (tensorrt)");
    }

    /** Another board: its units are busier or less so, and its host draws other power, also between inferences. */
    @Test
    void whatTheHostDrawsIsToldFromWhatWaitingDraws() {
        StringBuilder csv = new StringBuilder("network,runtime,latency_ms,period_ms,power_w,idle_w\n");
        int state = GPU.states().state(12, 10);
        double fullW = 1.052 * 4.4795e-3 * 1300.5 * 1.2352 * 1.2352;
        for (String network : List.of("cnv_1", "cnv_0.25", "mlp_0.125", "resnet20-cifar10", "resnet50")) {
            WorkCost cost = GPU.priceInference(Zoo.network(network).operators(), state);
            double workS = cost.seconds() - cost.overheadS();
            double periodS = cost.seconds() + 0.0003;
            double memoryW = 1.052e-12 * (78.2 + 26.2) * cost.bytes() / periodS;
            double powerW = 5 + 2.5 + memoryW + fullW * (0.8 * workS + 0.4 * cost.overheadS()) / periodS;
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,tensorrt,%.9f,%.9f,%.9f,5%n",
                    network,
                    1e3 * cost.seconds(),
                    1e3 * periodS,
                    powerW));
        }
        PowerCalibration fitted = PowerCalibration.fitLaunches(read(csv.toString()), "made up");
        assertThat(atLaunch(fitted.device())).isCloseTo(0.4, within(1e-3));
        assertThat(fitted.constant("at_work (seen here)").orElseThrow().after()).isCloseTo(0.8, within(1e-3));
        assertThat(fitted.constant("host (W, seen here)").orElseThrow().after()).isCloseTo(2.5, within(1e-2));
    }

    /** Whole powers beside energies above idle: an idle power that stands there, too, is in the whole already. */
    @Test
    void theSpreadOfWholePowersIsNotMadeSmallerByTheIdlePower() {
        String[] names = {"cnv_1", "cnv_0.25", "mlp_0.125", "resnet20-cifar10", "resnet50"};
        StringBuilder bare = new StringBuilder("network,runtime,latency_ms,power_w,net_mj\n");
        StringBuilder idle = new StringBuilder("network,runtime,latency_ms,power_w,net_mj,idle_w\n");
        int state = GPU.states().state(12, 10);
        for (int i = 0; i < names.length; i++) {
            WorkCost cost = GPU.priceInference(Zoo.network(names[i]).operators(), state);
            double powerW = Math.pow(3, i % 3) * cost.energy().totalJ() / cost.seconds();
            String row = String.format(
                    Locale.ROOT,
                    "%s,tensorrt,%.9f,%.9f,%.9f",
                    names[i],
                    1e3 * cost.seconds(),
                    powerW,
                    1e3 * cost.energy().dynamicJ());
            bare.append(row).append('\n');
            idle.append(row).append(",2\n");
        }
        assertThat(spread(idle.toString())).isEqualTo(spread(bare.toString())).isGreaterThan(0);
    }

    private static double spread(String csv) {
        Device fitted = PowerCalibration.fitLaunches(read(csv), "made up").device();
        return Quantity.orNaN(
                Objects.requireNonNull(fitted.power()).unit("gpu").orElseThrow().spread());
    }

    @Test
    void largeNetworksSayNothingAboutLaunches() {
        String csv = measured("gpu_w", List.of("vgg19"), 0, 4, 8, 12);
        assertThatThrownBy(() -> PowerCalibration.fitLaunches(read(csv), "made up"))
                .hasMessage(
                        "launch power under tensorrt: these measurements say nothing about it: the unit hardly ever waits"
                                + " in them" + System.lineSeparator()
                                + "  Maybe measure small networks at high clocks");
    }

    @Test
    void anIdlePowerAboveThePowerIsRefused() {
        assertThatThrownBy(() -> read("network,runtime,power_w,idle_w\nvgg19,tensorrt,9,9.5\n"))
                .hasMessage("mine.csv:2, idle_w: expected less than the power, 9.0 W, given 9.5 W");
    }
}
