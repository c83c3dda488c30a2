package io.exeunt.policies.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every governor has to keep to. To check your own, extend this class in a test and say what to check, as for {@link
 * ExitPolicyContract}. The board has three clocks, the network three exits.
 */
public abstract class GovernorContract {
    private static final double PERIOD_S = 60;

    private final EarlyExitNetwork network = ContractBoard.network(new int[] {4, 8, 8}, new int[] {1, 1, 2});
    private final ContractBoard board = new ContractBoard(0.25, 3, true);
    private final AnalyticEngine engine = new AnalyticEngine(CostTables.of(network, board));
    private final PathHistogram paths = new PathHistogram(List.of(
            new Entry(Path.of(0, 0b001), 3, 2),
            new Entry(Path.of(1, 0b011), 2, 1),
            new Entry(new Path(2, 0b101, List.of(2)), 1, 1),
            new Entry(new Path(2, 0b111, List.of(1, 2)), 2, 0)));

    /** The governor to check. */
    protected abstract GovernorFactory factory();

    @Test
    void itHasANameAndDescribesItselfInOneLine() {
        assertThat(factory().name()).isNotBlank().doesNotContain("\n");
        assertThat(governor().describe()).isNotBlank().doesNotContain("\n");
    }

    @Test
    void homeAndRestAreStatesOfTheBoard() {
        assertThat(governor().home()).isBetween(0, board.states().max());
        assertThat(governor().rest()).isBetween(0, board.states().max());
    }

    @Test
    void equalPathsCostTheSameInAnyOrder() {
        Governor governor = governor();
        Outcome first = evaluate(governor, paths);
        PathHistogram backwards = new PathHistogram(
                Stream.of(3, 2, 1, 0).map(i -> paths.entries().get(i)).toList());

        assertThat(evaluate(governor, backwards).energyJ()).isCloseTo(first.energyJ(), within(1e-9));
        assertThat(evaluate(governor, paths)).isEqualTo(first);
        assertThat(evaluate(governor(), paths)).isEqualTo(first);
    }

    @Test
    void whetherAnswersAreRightChangesNoClock() {
        PathHistogram allWrong = new PathHistogram(paths.entries().stream()
                .map(entry -> new Entry(entry.path(), entry.count(), 0))
                .toList());

        assertThat(evaluate(governor(), allWrong).energyJ())
                .isEqualTo(evaluate(governor(), paths).energyJ());
        assertThat(evaluate(governor(), allWrong).latency())
                .isEqualTo(evaluate(governor(), paths).latency());
    }

    @Test
    void energyIsTheSumOfItsParts() {
        Outcome outcome = evaluate(governor(), paths);
        Energy parts = Stream.concat(
                        outcome.segments().stream().map(segment -> segment.energy()),
                        outcome.exits().stream().map(exit -> exit.headEnergy()))
                .reduce(Energy.ZERO, Energy::plus);

        assertThat(parts.totalJ()).isCloseTo(outcome.energyJ(), within(1e-9));
        assertThat(outcome.exits().stream()
                        .mapToDouble(exit -> exit.rate() == 0 ? 0 : exit.rate() * exit.energyJ())
                        .sum())
                .isCloseTo(outcome.energyJ(), within(1e-9));
    }

    @Test
    void everySwitchIsCharged() {
        Outcome outcome = evaluate(governor(), paths);

        assertThat(outcome.energy().switchingJ()).isCloseTo(3 * outcome.switchesPerInference(), within(1e-9));
    }

    @Test
    void idlingUntilThePeriodEndsIsChargedAtTheRestStatesPower() {
        Governor governor = governor();
        PeriodicOutcome outcome = engine.evaluatePeriodic(paths, governor, network.allExits(), PERIOD_S);

        assertThat(outcome.overrunShare()).isZero();
        assertThat(outcome.idleS()).isCloseTo(PERIOD_S - outcome.inference().occupiedS(), within(1e-9));
        assertThat(outcome.idleJ()).isCloseTo(board.idlePowerW(governor.rest()) * outcome.idleS(), within(1e-9));
        assertThat(outcome.energyJ()).isCloseTo(outcome.inference().energyJ() + outcome.idleJ(), within(1e-9));
    }

    private Governor governor() {
        return factory().create(new GovernorContext(network, board, 20, PERIOD_S));
    }

    private Outcome evaluate(Governor governor, PathHistogram histogram) {
        return engine.evaluate(histogram, governor, network.allExits());
    }
}
