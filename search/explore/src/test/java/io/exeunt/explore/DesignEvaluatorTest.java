package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.LatencyStatistic;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DesignEvaluatorTest {
    private static final List<String> POLICIES = List.of("max_softmax", "entropy", "margin", "patience");

    private final TinyBoard board = TinyBoard.switchingIn(1e-3);
    private final ExitTrace trace = TinyBoard.trace(5);
    private final EarlyExitSpace space = new EarlyExitSpace(TinyBoard.network(), board.states(), POLICIES, true);
    private final AnalyticEngine engine = new AnalyticEngine(CostTables.of(TinyBoard.network(), board));
    private final RuleBook rules = new RuleBook(trace.fit(), POLICIES);
    private final StudyGoals goals = new StudyGoals(
            List.of(DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.LATENCY),
            new DesignBudget(40, LatencyStatistic.P95, 0.5, Double.POSITIVE_INFINITY));
    private final DesignEvaluator evaluator = new DesignEvaluator(space, rules, engine, goals);

    @Test
    void theFastWayEqualsThePlainPolicyOnTheFullEngine() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            DesignPoint point = space.space().random(random);
            EarlyExitDesign design = space.decode(point);
            Outcome plain = engine.evaluate(rules.policy(design).paths(trace.fit()), design.schedule());
            Evaluation fast = evaluator.evaluate(point);
            assertThat(fast.objective(0)).as("%s", design).isCloseTo(1 - plain.accuracy(), within(1e-12));
            assertThat(fast.objective(1)).isCloseTo(plain.energyJ() * 1e3, within(1e-9));
            assertThat(fast.objective(2)).isCloseTo(plain.latency().p95S() * 1e3, within(1e-9));
            assertThat(fast.constraintValues()[1]).isCloseTo(plain.accuracy(), within(1e-12));
        }
    }

    @Test
    void theBestStaticClocksBeatEveryOtherStaticState() {
        Baselines baselines = new Baselines(space, evaluator, goals);
        Evaluation best = evaluator.evaluate(space.encode(baselines.withoutExitsBestStatic()));
        assertThat(best.feasible()).isTrue();
        for (int state = 0; state < board.states().size(); state++) {
            Evaluation other = evaluator.evaluate(space.encode(EarlyExitDesign.withoutExits(3, state)));
            assertThat(other.feasible() && other.objective(1) < best.objective(1))
                    .isFalse();
        }
    }

    @Test
    void everySearchStartsFromTheNetworkWithoutExitsAndFromEveryPolicy() {
        List<DesignPoint> seeds = new Baselines(space, evaluator, goals).seeds();
        assertThat(seeds).doesNotHaveDuplicates().contains(space.encode(EarlyExitDesign.withoutExits(3, 5)));
        assertThat(seeds.stream().map(seed -> space.decode(seed).rule().policy()))
                .contains("never", "max_softmax", "entropy", "margin", "patience");
    }

    @Test
    void constraintsCarryTheirUnitsAndNames() {
        assertThat(goals.goals().constraints())
                .map(Object::toString)
                .containsExactly("latency_p95 <= 40.0 ms", "accuracy >= 0.5");
    }

    @Test
    void energyGoalsOnABoardWithoutPowerDataAreRefused() {
        assertThatThrownBy(() -> goals.requireModelled("raspberry-pi-4/a72", false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "objectives: energy is not modelled on raspberry-pi-4/a72: its device file has no power data");
    }
}
