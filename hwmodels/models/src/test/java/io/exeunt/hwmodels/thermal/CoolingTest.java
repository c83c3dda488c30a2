package io.exeunt.hwmodels.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.cost.Boards;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import io.exeunt.hwmodels.device.ThermalProfile;
import io.exeunt.hwmodels.device.ThermalProfile.FanStep;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** A chip with 10 K/W that a fan brings down to 6 from 50 °C on and to 4 from 70 °C on. */
class CoolingTest {
    private static final Cooling TWO_STEPS = Cooling.of(profile(List.of(step(50, 5, 6, 0.5), step(70, 10, 4, 1))));

    private static Quantity is(double value) {
        return new Quantity(value, Provenance.Kind.ASSUMED, "made up", null);
    }

    private static FanStep step(double atC, double hysteresisK, double kelvinPerWatt, double powerW) {
        return new FanStep(is(atC), is(hysteresisK), is(kelvinPerWatt), is(powerW));
    }

    private static ThermalProfile profile(List<FanStep> fan) {
        return new ThermalProfile(
                "made up",
                is(0),
                List.of(new ThermalProfile.Node("chip", is(10), is(20))),
                fan,
                List.of(),
                is(1000),
                null);
    }

    @Test
    void aStepIsTakenAtItsTemperatureAndLeftBelowItsHysteresis() {
        assertThat(TWO_STEPS.look(0, 49.9)).isZero();
        assertThat(TWO_STEPS.look(0, 50)).isEqualTo(1);
        assertThat(TWO_STEPS.look(1, 45)).isEqualTo(1);
        assertThat(TWO_STEPS.look(1, 44.9)).isZero();
        assertThat(TWO_STEPS.look(0, 80)).isEqualTo(2);
        assertThat(TWO_STEPS.look(2, 60)).isEqualTo(2);
        assertThat(TWO_STEPS.look(2, 59.9)).isEqualTo(1);
        assertThat(TWO_STEPS.look(2, 20)).isZero();
    }

    @Test
    void theLastNodeCoolsBetterWithEachStep() {
        assertThat(TWO_STEPS.network(0).kelvinPerWatt()).isEqualTo(10);
        assertThat(TWO_STEPS.network(2).kelvinPerWatt()).isEqualTo(4);
        assertThat(TWO_STEPS.fastestS()).isCloseTo(80, within(1e-9));
    }

    /** 2 W: 45 °C without. 4 W: 65 °C without, 49 °C at step 1. 3 W: 55 °C without, 43 °C at step 1, where it is left. */
    @Test
    void aBoardSettlesAtTheFirstStepThatKeepsUpOrSwings() {
        assertThat(TWO_STEPS.steady(25, celsius -> 2)).isEqualTo(new SteadyState.Settled(45, 2));
        assertThat(TWO_STEPS.steady(25, celsius -> 4)).isEqualTo(new SteadyState.Settled(49, 4.5));
        assertThat(TWO_STEPS.steady(25, celsius -> 3)).isEqualTo(new SteadyState.Swinging(45, 50));
        assertThat(TWO_STEPS.steady(25, celsius -> 12)).isEqualTo(new SteadyState.Settled(73, 13));
    }

    /** Leakage that would run away at 10 K/W settles at 6. */
    @Test
    void aFanKeepsABoardFromRunningAway() {
        SteadyState steady = TWO_STEPS.steady(25, celsius -> 1.5 + 0.1 * (celsius - 25));

        assertThat(steady).isInstanceOf(SteadyState.Settled.class);
    }

    @Property
    void inWarmerAirTheWarmestIsNeverColder(
            @ForAll @DoubleRange(min = -20, max = 60) double ambientC,
            @ForAll @DoubleRange(min = 0, max = 20) double warmer,
            @ForAll @DoubleRange(min = 0, max = 12) double powerW) {
        assertThat(TWO_STEPS.warmestC(ambientC + warmer, celsius -> powerW))
                .isGreaterThanOrEqualTo(TWO_STEPS.warmestC(ambientC, celsius -> powerW));
    }

    /** vgg19 at seven GPU clocks in the room of dvfs-study, up and down: the points at which its fan ran are those at which ours does. */
    @Test
    void theFanOfTheTx2RunsWhereItWasSeenToRun() {
        Cooling tx2 = Cooling.of(Objects.requireNonNull(Boards.TX2.thermal()));
        double roomC = 30.5;
        double[] watts = {5.669, 7.618, 9.399, 10.772, 12.732, 15.223, 18.013};
        double[] measuredC = {47.4, 53.3, 58.0, 52.7, 54.3, 59.5, 63.5};
        int step = 0;
        for (int i = 0; i < watts.length; i++) {
            step = tx2.look(step, tx2.network(step).steadyC(watts[i], roomC));
            assertThat(step).as("%.3f W, upwards", watts[i]).isEqualTo(i < 3 ? 0 : 1);
            assertThat(tx2.network(step).steadyC(watts[i], roomC)).isCloseTo(measuredC[i], within(2.0));
        }
        for (int i = watts.length - 1; i >= 0; i--) {
            step = tx2.look(step, tx2.network(step).steadyC(watts[i], roomC));
            assertThat(step).as("%.3f W, downwards", watts[i]).isEqualTo(i < 3 ? 0 : 1);
        }
    }
}
