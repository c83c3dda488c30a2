package io.exeunt.hwmodels.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.thermal.ThermalNetwork.Node;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ThermalNetworkTest {
    private static final ThermalNetwork ONE = new ThermalNetwork(List.of(new Node(4, 25)), 1);
    private static final ThermalNetwork TWO = new ThermalNetwork(List.of(new Node(2, 1), new Node(8, 20)), 1);

    @Test
    void oneMassFollowsTheExponential() {
        double[] temperatures = {20, 20};
        ONE.step(temperatures, 6, 20, 100);
        assertThat(temperatures[0]).isCloseTo(20 + 4 * 5 * (1 - Math.exp(-1)), within(1e-12));
    }

    @Test
    void powerThatGoesElsewhereDoesNotHeatTheChip() {
        assertThat(TWO.steadyC(0.5, 20)).isEqualTo(20);
        assertThat(TWO.steadyC(3, 20)).isEqualTo(20 + 10 * 2);
    }

    @Test
    void aStepIsWhatManySmallEulerStepsCreepTowards() {
        double[] exact = {80, 30};
        TWO.step(exact, 4, 20, 3);
        double chip = 80;
        double sink = 30;
        double dt = 1e-5;
        for (int i = 0; i < 300_000; i++) {
            double flow = (chip - sink) / 2;
            double out = (sink - 20) / 8;
            chip += dt * (3 - flow);
            sink += dt * (flow - out) / 20;
        }
        assertThat(exact[0]).isCloseTo(chip, within(1e-3));
        assertThat(exact[1]).isCloseTo(sink, within(1e-3));
    }

    @Property(tries = 200)
    void twoStepsAreAsGoodAsOne(
            @ForAll @DoubleRange(min = 0, max = 100) double first,
            @ForAll @DoubleRange(min = 0, max = 1000) double second,
            @ForAll @DoubleRange(min = 0, max = 30) double watts) {
        double[] once = {60, 40};
        double[] twice = {60, 40};
        TWO.step(once, watts, 25, first + second);
        TWO.step(twice, watts, 25, first);
        TWO.step(twice, watts, 25, second);
        assertThat(twice[0]).isCloseTo(once[0], within(1e-9));
        assertThat(twice[1]).isCloseTo(once[1], within(1e-9));
    }

    @Property(tries = 200)
    void itEndsInTheSteadyStateAndNeverPassesIt(
            @ForAll @DoubleRange(min = 0, max = 30) double watts,
            @ForAll @DoubleRange(min = 0, max = 1e4) double seconds) {
        double[] temperatures = {25, 25};
        TWO.step(temperatures, watts, 25, seconds);
        assertThat(temperatures[0]).isBetween(25 - 1e-9, TWO.steadyC(watts, 25) + 1e-9);
        TWO.step(temperatures, watts, 25, 1e6);
        assertThat(temperatures[0]).isCloseTo(TWO.steadyC(watts, 25), within(1e-9));
    }

    @Test
    void threeMassesAreRefused() {
        Node node = new Node(1, 1);
        assertThatThrownBy(() -> new ThermalNetwork(List.of(node, node, node), 0))
                .hasMessage("Expected nodes to be in 1..2, given 3");
    }
}
