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
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Parameter;
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
    void staticNamesClocksInMegahertz() {
        String clock = megahertz("gpu", 1);

        assertThat(create("static:gpu=" + clock)).isEqualTo(FrequencySchedule.flat(2, 1 * 4 + 3));
        assertThat(Governors.byName("static:gpu=" + clock).name()).isEqualTo("static:gpu=" + clock);
        assertThatThrownBy(() -> create("static:gpu=7000"))
                .hasMessageStartingWith(
                        "governor static:gpu=7000: expected one of the 3 clocks of gpu, given 7000 MHz\n  Maybe the nearest: ");
        assertThatThrownBy(() -> create("static:gup=7000"))
                .hasMessage("governor static:gup=7000: no clock domain is called 'gup'; the platform has gpu, "
                        + context.platform().states().domains().get(1).id() + "\n  Maybe you meant 'gpu'");
        assertThat(Governors.find("static:gpu=fast")).isEmpty();
    }

    private String megahertz(String domain, int opp) {
        double freqHz = context.platform().states().domains().stream()
                .filter(each -> each.id().equals(domain))
                .findFirst()
                .orElseThrow()
                .opps()
                .get(opp)
                .freqHz();
        return java.math.BigDecimal.valueOf(freqHz)
                .movePointLeft(6)
                .stripTrailingZeros()
                .toPlainString();
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
                        "static:<domain>=<MHz>,…",
                        "schedule:<state>,…");
    }

    @Test
    void aScheduleNamesOneStatePerSegment() {
        assertThat(create("schedule:3,11")).isEqualTo(FrequencySchedule.of(3, 11));
        assertThatThrownBy(() -> create("schedule:3"))
                .hasMessage("Expected states of schedule:3 to be 2 numbers, given 1");
        assertThatThrownBy(() -> create("schedule:3,12")).hasMessage("Expected states[1] to be in 0..11, given 12");
    }

    @Test
    void eachSaysWhatKindItIs() {
        assertThat(List.of("performance", "powersave", "static", "static:0,1", "race_to_idle", "slow_after_exit"))
                .allMatch(name -> Governors.byName(name).kind() == GovernorKind.CONSTANT);
        assertThat(List.of("schedule", "schedule:3,4", "forecast", "forecast_energy"))
                .allMatch(name -> Governors.byName(name).kind() == GovernorKind.PER_EXIT);
        assertThat(Governors.byName("oracle").kind()).isEqualTo(GovernorKind.BOUND);
        assertThat(Governors.byName("schedule:3,3").kind())
                .as("one state throughout is constant")
                .isEqualTo(GovernorKind.CONSTANT);
    }

    @Test
    void equalDimensionsHaveEqualNames() {
        GovernorContext periodic = new GovernorContext(context.tables(), 1, 1);

        assertThat(names("static", context)).containsExactly("clock.gpu.0", "clock.emc.0");
        assertThat(names("static", periodic))
                .containsExactly("clock.gpu.0", "clock.emc.0", "switch.rest", "rest.gpu", "rest.emc");
        assertThat(names("schedule", context))
                .containsExactly("clock.gpu.0", "clock.emc.0", "switch.1", "clock.gpu.1", "clock.emc.1");
        assertThat(names("slow_after_exit", context))
                .containsExactly("clock.gpu.0", "clock.emc.0", "rest.gpu", "rest.emc");
        assertThat(names("forecast", context)).containsExactly("clock.gpu.0", "clock.emc.0", "forecast.reserve");
        assertThat(names("performance", context)).isEmpty();
    }

    @Test
    void aSwitchLeftOutKeepsTheClocksBefore() {
        GovernorFactory schedule = Governors.byName("schedule");

        assertThat(schedule.create(context, new double[] {2, 1, 0, 0, 3})).isEqualTo(FrequencySchedule.of(9, 9));
        assertThat(schedule.create(context, new double[] {2, 1, 1, 0, 3})).isEqualTo(FrequencySchedule.of(9, 3));
        assertThat(schedule.create(new GovernorContext(context.tables(), 1, 1), new double[] {2, 1, 1, 0, 3, 1, 0, 2}))
                .isEqualTo(FrequencySchedule.of(9, 3).restingIn(2));
        assertThatThrownBy(() -> schedule.create(context, new double[] {2, 1, 0.5, 0, 3}))
                .hasMessage("Expected switch.1 to be in 0.0..1.0, given 0.5");
        assertThatThrownBy(() -> schedule.create(context, new double[] {2}))
                .hasMessage("Expected setting to be 5 numbers, given 1");
    }

    private static List<String> names(String governor, GovernorContext context) {
        return Governors.byName(governor).parameters(context).stream()
                .map(Parameter::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"static:", "static:a", "static:1,,2", "static:<domain>=<MHz>,…", ""})
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
