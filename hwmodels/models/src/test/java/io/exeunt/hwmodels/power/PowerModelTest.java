package io.exeunt.hwmodels.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.cost.Boards;
import io.exeunt.hwmodels.device.PowerProfile;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PowerModelTest {
    private static final PowerProfile TOY = Objects.requireNonNull(Boards.TOY.power());
    private static final OperatingPoint TOP = new OperatingPoint(1e9, 1.0);

    private final PowerModel model = new PowerModel(TOY, "cpu", "plain", 1);

    @Test
    void dynamicPowerIsCapacitanceTimesSquaredVoltageTimesClock() {
        StatePower power = model.at(new OperatingPoint(500e6, 0.5), 1);
        assertThat(power.dynamicW()).isCloseTo(1.25 * 2e-3 * 500 * 0.25, within(1e-12));
    }

    @Test
    void leakageGrowsWithTemperatureAsPublished() {
        double cold = model.at(TOP, 1).leakageW();
        assertThat(cold).isCloseTo(1.25 * 0.3, within(1e-12));
        double hotter = Math.pow(333.15 / 323.15, 2) * Math.exp(2000 / 323.15 - 2000 / 333.15);
        assertThat(model.at(TOP, 1, 60).leakageW()).isCloseTo(cold * hotter, within(1e-12));
    }

    @Test
    void startingAnOperatorIsChargedWithItsOwnActivity() {
        StatePower power = model.at(TOP, 1);
        assertThat(power.launchW()).isCloseTo(0.25 * power.dynamicW(), within(1e-12));
        assertThat(power.energy(3, 1, 0).dynamicJ()).isCloseTo(2.25 * power.dynamicW(), within(1e-12));
    }

    @Test
    void aRuntimeOfUnknownActivityIsChargedLikeThoseThatWereFitted() {
        StatePower power = new PowerModel(TOY, "cpu", "other", 1).at(TOP, 1);
        assertThat(power.launchW()).isEqualTo(power.dynamicW());
    }

    @Test
    void standbyFallsWithTheMemoryClock() {
        StatePower half = model.at(TOP, 0.5);
        assertThat(half.dramW()).isCloseTo(1.25 * 0.2, within(1e-12));
        assertThat(half.baseW()).isCloseTo(1 + 1.25 * 0.4, within(1e-12));
        assertThat(half.dramJPerByte()).isCloseTo(1.25 * 80e-12, within(1e-20));
    }

    @Test
    void hostPowerIsDrawnAtWorkAndAtRest() {
        PowerModel gpu = new PowerModel(Objects.requireNonNull(Boards.TX2.power()), "gpu", "tensorrt", 1);
        StatePower power = gpu.at(new OperatingPoint(1300.5e6, 1.2352), 1);
        assertThat(power.idleW()).isCloseTo(4.05, within(0.01));
        assertThat(power.baseW()).isCloseTo(0.986 + 1.052 * (0.8975 + 1.203), within(1e-9));
    }

    @Property(tries = 200)
    void lowerVoltageAtTheSameClockNeverCostsMore(
            @ForAll @DoubleRange(min = 0.5, max = 1.2) double low,
            @ForAll @DoubleRange(min = 0, max = 0.5) double more) {
        Energy less = model.at(new OperatingPoint(1e9, low), 1).energy(0.01, 0.002, 1e6);
        Energy full = model.at(new OperatingPoint(1e9, low + more), 1).energy(0.01, 0.002, 1e6);
        assertThat(less.totalJ()).isLessThanOrEqualTo(full.totalJ());
    }

    @Property(tries = 200)
    void hotterNeverCostsLess(
            @ForAll @DoubleRange(min = -20, max = 120) double cool,
            @ForAll @DoubleRange(min = 0, max = 60) double warmer) {
        double less = model.at(TOP, 1, cool).energy(1, 0.1, 1e6).totalJ();
        double more = model.at(TOP, 1, cool + warmer).energy(1, 0.1, 1e6).totalJ();
        assertThat(more).isGreaterThanOrEqualTo(less);
    }

    @Property(tries = 200)
    void energyIsTheSumOfItsPartsAndPowerTimesTime(
            @ForAll @DoubleRange(min = 0, max = 10) double seconds,
            @ForAll @DoubleRange(min = 0, max = 1e9) double bytes) {
        StatePower power = model.at(TOP, 1);
        Energy energy = power.energy(seconds, 0, bytes);
        double watts = power.dynamicW() + power.leakageW() + power.dramW() + power.baseW();
        assertThat(energy.totalJ())
                .isCloseTo(watts * seconds + power.dramJPerByte() * bytes, within(1e-12 * (1 + seconds)));
    }

    @Test
    void aUnitWithoutPowerDataIsRefused() {
        assertThatThrownBy(() -> new PowerModel(TOY, "npu", "plain", 1))
                .hasMessage("Expected unit to have power data, given npu");
        assertThatThrownBy(() -> new PowerModel(TOY, "cpu", "plain", 0))
                .hasMessage("Expected coreShare to be in (0, 1], given 0.0");
    }

    @Test
    void whatIsNotModelledStaysNotModelled() {
        Energy energy = StatePower.NOT_MODELLED.energy(1, 0, 1).plus(Energy.ZERO);
        assertThat(energy.isModelled()).isFalse();
        assertThat(energy.totalJ()).isNaN();
    }
}
