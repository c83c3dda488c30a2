package io.exeunt.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.cost.SwitchCost;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.hwmodels.dvfs.DvfsDomain;
import io.exeunt.hwmodels.dvfs.OperatingPoint;
import io.exeunt.hwmodels.dvfs.OppTable;
import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.dvfs.VoltageScale;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.Segment;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GovernorsTest {
    private final Segment empty = new Segment("empty", List.of());
    private final GovernorContext context = GovernorContext.of(
            new EarlyExitNetwork("two exits", List.of(empty, empty), List.of(empty, empty)), new TwoDomains());

    @Test
    void performanceAndPowersaveAreTheEndsOfTheClocks() {
        assertThat(create("performance")).isEqualTo(FrequencySchedule.flat(2, 11));
        assertThat(create("powersave")).isEqualTo(FrequencySchedule.flat(2, 0));
    }

    @Test
    void staticNamesOneOperatingPointPerDomain() {
        assertThat(create("static:2,1")).isEqualTo(FrequencySchedule.flat(2, 2 * 4 + 1));
        assertThat(Governors.byName("static:2,1").name()).isEqualTo("static:2,1");
        assertThatThrownBy(() -> create("static:2")).hasMessage("Expected oppIndices to be 2 numbers, given 1");
        assertThatThrownBy(() -> create("static:3,0")).hasMessage("Expected index of gpu to be in 0..2, given 3");
    }

    @Test
    void allAreListed() {
        assertThat(Governors.names())
                .containsExactly(
                        "performance",
                        "powersave",
                        "static",
                        "schedule",
                        "race_to_idle",
                        "slow_after_exit",
                        "forecast",
                        "forecast_energy",
                        "oracle",
                        "static:<opp>,…",
                        "schedule:<state>,…");
    }

    @Test
    void aScheduleNamesOneStatePerSegment() {
        assertThat(create("schedule:3,11")).isEqualTo(FrequencySchedule.of(3, 11));
        assertThatThrownBy(() -> create("schedule:3"))
                .hasMessage("Expected states of schedule:3 to be 2 numbers, given 1");
        assertThatThrownBy(() -> create("schedule:3,12")).hasMessage("Expected states[1] to be in 0..11, given 12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"static:", "static:a", "static:1,,2", "static:<opp>,…", ""})
    void whatIsNoNameIsNotFound(String name) {
        assertThat(Governors.find(name)).isEmpty();
    }

    @Test
    void aSlipIsAnsweredWithAGuess() {
        assertThatThrownBy(() -> Governors.byName("perfomance"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("governor: Expected one of " + String.join(", ", Governors.names())
                        + ", given 'perfomance'"
                        + System.lineSeparator() + "  Maybe you meant 'performance'");
    }

    private Governor create(String name) {
        return Governors.byName(name).create(context);
    }

    /** Three GPU clocks and four memory clocks; nothing is ever run on it. */
    private static final class TwoDomains implements Platform {
        @Override
        public String id() {
            return "two domains";
        }

        @Override
        public StateSpace states() {
            return new StateSpace(List.of(domain("gpu", 3), domain("emc", 4)));
        }

        private static DvfsDomain domain(String id, int clocks) {
            List<OperatingPoint> points = IntStream.rangeClosed(1, clocks)
                    .mapToObj(i -> new OperatingPoint(i * 1e8, Double.NaN))
                    .toList();
            return new DvfsDomain(id, new OppTable(VoltageScale.UNKNOWN, points), 0);
        }

        @Override
        public boolean energyModelled() {
            return false;
        }

        @Override
        public WorkCost price(List<? extends Operator> operators, int state) {
            throw new AssertionError("Nothing is run");
        }

        @Override
        public SwitchCost transition(int fromState, int toState) {
            return SwitchCost.NONE;
        }

        @Override
        public double idlePowerW(int state) {
            return Double.NaN;
        }
    }
}
