package io.exeunt.hwmodels.cost;

import static io.exeunt.hwmodels.cost.MeasuredLatencyIT.mean;
import static io.exeunt.hwmodels.cost.MeasuredLatencyIT.number;
import static io.exeunt.hwmodels.cost.MeasuredLatencyIT.tx2State;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.power.LeakageHeat;
import io.exeunt.hwmodels.power.PowerModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Power and energy of vgg19 on the TX2's rails; skipped where the measurements are not at hand. */
class MeasuredPowerIT {
    private final List<Map<String, String>> rails = Measurements.rows("jetson_tx2_vgg19_rails.csv");
    private final StateCosts costs = Boards.tx2Gpu().priceAll(Measurements.torchvision("vgg19"));

    @Test
    void modulePowerFollowsTheRail() {
        List<Double> errors = new ArrayList<>();
        for (Map<String, String> row : rails) {
            WorkCost cost = costs.get(tx2State(row));
            double watts = cost.energy().totalJ() / cost.seconds();
            errors.add(100 * Math.abs(watts * 1e3 / number(row, "p_vdd_in_mw") - 1));
        }
        assertThat(errors).allMatch(error -> error < 3);
        assertThat(mean(errors)).isLessThan(2);
    }

    @Test
    void gpuRailFollowsTheRail() {
        assertThat(meanGpuError(row -> 56)).isLessThan(2);
    }

    @Test
    void knowingTheTemperatureHelps() {
        assertThat(meanGpuError(row -> number(row, "gpu_temp_c"))).isLessThan(1.4);
    }

    private double meanGpuError(ToDoubleFunction<Map<String, String>> temperatureC) {
        PowerProfile profile = Objects.requireNonNull(Boards.TX2.power());
        LeakageHeat heat = new PowerModel(profile, "gpu", "tensorrt", 1).heat();
        List<Double> errors = new ArrayList<>();
        for (Map<String, String> row : rails) {
            WorkCost cost = costs.get(tx2State(row));
            double leakageJ = cost.energy().leakageJ() * heat.at(temperatureC.applyAsDouble(row));
            double gpuW = (cost.energy().dynamicJ() + leakageJ) / cost.seconds() / 1.052;
            errors.add(100 * Math.abs(gpuW * 1e3 / number(row, "p_gpu_mw") - 1));
        }
        return mean(errors);
    }

    @Test
    void energyPerInferenceFollowsTheRail() {
        for (Map<String, String> row : rails) {
            double millijoules = costs.get(tx2State(row)).energy().totalJ() * 1e3;
            assertThat(millijoules).isCloseTo(number(row, "energy_vdd_in_mj"), within(0.04 * millijoules));
        }
    }

    @Test
    void theClockOfLeastEnergyIsWithinOneStepOfTheMeasuredOne() {
        int measured = rails.stream()
                .min(Comparator.comparingDouble(row -> number(row, "energy_vdd_in_mj")))
                .map(row -> Boards.tx2Gpu().states().oppIndex(tx2State(row), 0))
                .orElseThrow();
        int modelled = IntStream.range(0, 13)
                .boxed()
                .min(Comparator.comparingDouble(
                        gpu -> costs.get(Boards.tx2Gpu().states().state(gpu, 10))
                                .energy()
                                .totalJ()))
                .orElseThrow();
        assertThat(modelled).isBetween(measured - 1, measured + 1).isBetween(1, 11);
    }
}
