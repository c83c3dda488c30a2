package io.exeunt.hwmodels.thermal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.power.LeakageHeat;
import io.exeunt.hwmodels.thermal.ThermalNetwork.Node;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
    private static final LeakageHeat HEAT = new LeakageHeat(25, 2660);

    private static SteadyState settle(double kelvinPerWatt, double leakageW, double otherW, double ambientC) {
        ThermalNetwork network = new ThermalNetwork(List.of(new Node(kelvinPerWatt, 10)), 0);
        return SteadyState.of(network, ambientC, celsius -> otherW + leakageW * HEAT.at(celsius));
    }

    @Property(tries = 100)
    void whatItDrawsIsWhatTheCoolingCarriesAway(
            @ForAll @DoubleRange(min = 0, max = 6) double otherW,
            @ForAll @DoubleRange(min = 0, max = 0.4) double leakageW) {
        SteadyState.Settled settled = (SteadyState.Settled) settle(3, leakageW, otherW, 25);
        assertThat(settled.powerW()).isCloseTo(otherW + leakageW * HEAT.at(settled.temperatureC()), within(1e-6));
        assertThat(settled.temperatureC()).isCloseTo(25 + 3 * settled.powerW(), within(1e-6));
    }

    @Test
    void withoutLeakageItIsOhmsLaw() {
        assertThat(settle(3, 0, 5, 25)).isEqualTo(new SteadyState.Settled(40, 5));
    }

    @Test
    void warmerAirMeansMorePower() {
        SteadyState.Settled cool = (SteadyState.Settled) settle(5, 0.3, 4, 20);
        SteadyState.Settled warm = (SteadyState.Settled) settle(5, 0.3, 4, 40);
        assertThat(warm.powerW()).isGreaterThan(cool.powerW());
    }

    @Test
    void poorCoolingAndMuchLeakageRunAway() {
        assertThat(settle(20, 1, 4, 25)).isInstanceOf(SteadyState.Runaway.class);
    }
}
