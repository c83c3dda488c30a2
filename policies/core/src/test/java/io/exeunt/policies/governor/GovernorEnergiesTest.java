package io.exeunt.policies.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.Governors;
import io.exeunt.policies.contract.ContractBoard;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * By hand: clocks 1, 2, 4 Hz; a MAC takes one cycle and costs clock² J; clock W are drawn always; a switch takes 0.5 s and 3 J. Segments of
 * 4, 8 and 8 MACs, heads of 1.
 */
class GovernorEnergiesTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final EarlyExitNetwork network = ContractBoard.network(new int[] {4, 8, 8}, new int[] {1, 1, 1});
    private final ContractBoard board = new ContractBoard(0.5, 3, true);
    private final AnalyticEngine engine = new AnalyticEngine(CostTables.of(network, board));
    private final Path toTheFirst = Path.of(0, 0b001);

    @Test
    void performanceIdlesAtFullClock() {
        // 5 MACs at 4 Hz: 1.25 s, 80 + 5 J; idle 8.75 s at 4 W.
        PeriodicOutcome outcome = run("performance", toTheFirst);

        assertThat(outcome.inference().latency().meanS()).isCloseTo(1.25, within(1e-12));
        assertThat(outcome.inference().energyJ()).isCloseTo(85, within(1e-9));
        assertThat(outcome.idleJ()).isCloseTo(35, within(1e-9));
        assertThat(outcome.powerW()).isCloseTo(12, within(1e-9));
    }

    @Test
    void racingWaitsForTheWakeUpAndIdlesAtLeastPower() {
        // Up 0.5 s and 3 J, then 1.25 s and 85 J, down 0.5 s and 3 J; idle 7.75 s at 1 W.
        PeriodicOutcome outcome = run("race_to_idle", toTheFirst);

        assertThat(outcome.inference().latency().meanS()).isCloseTo(1.75, within(1e-12));
        assertThat(outcome.inference().occupiedS()).isCloseTo(2.25, within(1e-12));
        assertThat(outcome.inference().energyJ()).isCloseTo(91, within(1e-9));
        assertThat(outcome.idleJ()).isCloseTo(7.75, within(1e-9));
    }

    @Test
    void slowingAfterTheExitSpendsTheSameButNobodyWaits() {
        PeriodicOutcome outcome = run("slow_after_exit", toTheFirst);

        assertThat(outcome.inference().latency().meanS()).isCloseTo(1.25, within(1e-12));
        assertThat(outcome.energyJ()).isCloseTo(run("race_to_idle", toTheFirst).energyJ(), within(1e-9));
        assertThat(outcome.inference().switchesPerInference()).isEqualTo(2);
    }

    @Test
    void anInferenceLongerThanThePeriodLeavesNothingToIdle() {
        // 21 MACs with heads at 1 Hz: 21 s.
        PeriodicOutcome outcome = run("powersave", Path.of(2, 0b100));

        assertThat(outcome.overrunShare()).isEqualTo(1);
        assertThat(outcome.idleS()).isZero();
        assertThat(outcome.powerW()).isCloseTo(2, within(1e-9));
    }

    @Test
    void forecastsSlowTheClocksAsFarAsTheBudgetAllows() {
        // 1.25 s are gone when exit 1 is forecast. Its 9 MACs take 9, 4.5 and 2.25 s; changing takes 0.5 s more.
        Path path = new Path(1, 0b011, List.of(1));

        assertThat(clocks("forecast", 3.4, path)).containsExactly(2, 2);
        assertThat(clocks("forecast", 6.25, path)).containsExactly(2, 1);
        assertThat(clocks("forecast", 10.74, path)).containsExactly(2, 1);
        assertThat(clocks("forecast", 10.75, path)).containsExactly(2, 0);
    }

    @Test
    void withoutBudgetTheLatencyOfThePlainNetworkIsTheBudget() {
        // 21 MACs at 4 Hz: 5.25 s, of which 4 s are left for the forecast 9 MACs; 5 s are needed at 2 Hz.
        assertThat(clocks("forecast", INFINITE, new Path(1, 0b011, List.of(1)))).containsExactly(2, 2);
        assertThat(new ForecastGovernor(ForecastGovernor.Choice.SLOWEST)
                        .create(GovernorContext.of(network, board))
                        .describe())
                .isEqualTo(
                        "forecast: state 2 until the first forecast, then the slowest clocks that do the forecast work"
                                + " by 5250 ms");
    }

    @Test
    void withoutForecastsTheHighestClocksStay() {
        assertThat(clocks("forecast", 1e6, Path.of(2, 0b111))).containsExactly(2, 2, 2);
    }

    @Test
    void leastEnergyIsNotAlwaysSlowest() {
        // Remaining 8 + 1 MACs at 1, 2, 4 Hz: 9 + 9, 36 + 9, 144 + 9 J, and 6 J for two switches.
        assertThat(clocks("forecast_energy", 1e6, new Path(1, 0b011, List.of(1))))
                .containsExactly(2, 0);
        EarlyExitNetwork tiny = ContractBoard.network(new int[] {1, 0}, new int[] {0, 0});
        Governor governor = Governors.byName("forecast_energy").create(new GovernorContext(tiny, board, 1e6, INFINITE));
        assertThat(governor.next(new Progress(1, 1, 1, 0.25, 2))).isEqualTo(2);
    }

    @Test
    void aReserveIsKeptBack() {
        GovernorContext context = new GovernorContext(network, board, 6.25, INFINITE);
        Progress progress = new Progress(1, 1, 1, 1.25, 2);

        assertThat(new ForecastGovernor(ForecastGovernor.Choice.SLOWEST)
                        .create(context)
                        .next(progress))
                .isEqualTo(1);
        assertThat(new ForecastGovernor(ForecastGovernor.Choice.SLOWEST, 0.1)
                        .create(context)
                        .next(progress))
                .isEqualTo(2);
    }

    @Test
    void governorsThatWeighEnergyNeedToKnowIt() {
        ContractBoard unknown = new ContractBoard(0.5, 3, false);

        assertThatThrownBy(() -> Governors.byName("oracle").create(GovernorContext.of(network, unknown)))
                .hasMessage("Expected energy of contract board to be modelled, given no power data");
        assertThatThrownBy(() -> Governors.byName("forecast_energy").create(GovernorContext.of(network, unknown)))
                .hasMessage("Expected energy of contract board to be modelled, given no power data");
        assertThat(Governors.byName("race_to_idle")
                        .create(GovernorContext.of(network, unknown))
                        .home())
                .isZero();
    }

    private PeriodicOutcome run(String governor, Path path) {
        return engine.evaluatePeriodic(
                new PathHistogram(List.of(new Entry(path, 1, 1))),
                Governors.byName(governor).create(new GovernorContext(network, board, INFINITE, 10)),
                network.allExits(),
                10);
    }

    /** The states along a path. */
    private int[] clocks(String name, double budgetS, Path path) {
        Governor governor = Governors.byName(name).create(new GovernorContext(network, board, budgetS, INFINITE));
        CostTables tables = engine.tables();
        int[] states = new int[path.exit() + 1];
        int state = governor.home();
        double elapsedS = 0;
        for (int k = 0; k <= path.exit(); k++) {
            long before = path.evaluated() & ((1L << k) - 1);
            int made = Math.min(Long.bitCount(before), path.forecasts().size());
            int forecast = made == 0 ? Progress.NO_FORECAST : path.forecasts().get(made - 1);
            int next = governor.next(new Progress(k, before, forecast, elapsedS, state));
            elapsedS += tables.switchS(state, next) + tables.segmentS(k, next);
            elapsedS += path.evaluates(k) ? tables.headS(k, next) : 0;
            states[k] = next;
            state = next;
        }
        return states;
    }
}
