package io.exeunt.search.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.search.objective.Evaluation.State;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationTest {
    private static final DesignPoint POINT =
            DesignSpace.of(new Dimension.Flag("exit_0")).pointAt(0);

    private static final Goals GOALS = new Goals(
            List.of(Objective.maximize("accuracy", ""), Objective.minimize("energy", "mJ")),
            List.of(Constraint.atMost("latency", "ms", 30), Constraint.atLeast("accuracy", "", 0.9)));

    private static Evaluation of(double accuracy, double energy, double latency) {
        return GOALS.evaluation(POINT, Map.of("accuracy", accuracy, "energy", energy, "latency", latency));
    }

    @Test
    void objectivesKeepTheirNaturalDirectionAndAreMinimisedInside() {
        Evaluation evaluation = of(0.95, 2, 20);
        assertThat(evaluation.objectives()).containsExactly(0.95, 2);
        assertThat(evaluation.minimized()).containsExactly(-0.95, 2);
        assertThat(evaluation.state()).isEqualTo(State.FEASIBLE);
        assertThat(evaluation.violation()).isZero();
    }

    @Test
    void violationsAreRelativeToTheirBoundsAndAddUp() {
        Evaluation evaluation = of(0.81, 2, 45);
        assertThat(evaluation.state()).isEqualTo(State.INFEASIBLE);
        assertThat(evaluation.violations()[0]).isEqualTo(0.5);
        assertThat(evaluation.violations()[1]).isCloseTo(0.1, within(1e-12));
        assertThat(evaluation.violation())
                .isEqualTo(evaluation.violations()[0] + evaluation.violations()[1]);
    }

    @Test
    void aBoundItselfIsKept() {
        assertThat(of(0.9, 2, 30).feasible()).isTrue();
        assertThat(of(0.9, 2, Math.nextUp(30)).feasible()).isFalse();
    }

    @Test
    void figuresThatNobodyAskedForAreKeptBeside() {
        Evaluation evaluation =
                GOALS.evaluation(POINT, Map.of("accuracy", 0.95, "energy", 2.0, "latency", 3.0, "exit_rate", 0.25));
        assertThat(evaluation.extras()).containsExactly(Map.entry("exit_rate", 0.25));
    }

    @Test
    void whatIsNotModelledFailsInsteadOfRanking() {
        Evaluation evaluation = of(0.95, Double.NaN, 20);
        assertThat(evaluation.state()).isEqualTo(State.FAILED);
        assertThat(evaluation.failure()).contains("Expected objective energy to be finite, given not modelled (NaN)");
        assertThat(GOALS.evaluation(POINT, Map.of("accuracy", 0.95, "energy", 1.0))
                        .failure())
                .contains("Expected constraint latency to be finite, given not modelled (NaN)");
        assertThat(of(0.95, Double.POSITIVE_INFINITY, 20).failure())
                .contains("Expected objective energy to be finite, given Infinity");
    }

    @Test
    void betterSomewhereAndWorseNowhereDominates() {
        assertThat(of(0.95, 1, 20).dominates(of(0.95, 2, 20))).isTrue();
        assertThat(of(0.96, 2, 20).dominates(of(0.95, 2, 20))).isTrue();
        assertThat(of(0.96, 3, 20).dominates(of(0.95, 2, 20))).isFalse();
        assertThat(of(0.95, 2, 20).dominates(of(0.95, 2, 10))).isFalse();
    }

    @Test
    void feasibleBeatsInfeasibleBeatsFailedWhateverTheirObjectives() {
        Evaluation feasible = of(0.9, 100, 30);
        Evaluation nearly = of(0.99, 1, 31);
        Evaluation far = of(0.999, 0.1, 60);
        Evaluation failed = Evaluation.failed(POINT, "boom");
        assertThat(feasible.dominates(nearly)).isTrue();
        assertThat(nearly.dominates(feasible)).isFalse();
        assertThat(nearly.dominates(far)).isTrue();
        assertThat(far.dominates(nearly)).isFalse();
        assertThat(far.dominates(failed)).isTrue();
        assertThat(failed.dominates(far)).isFalse();
        assertThat(failed.dominates(failed)).isFalse();
    }

    @Test
    void whateverAnEvaluatorThrowsBecomesAFailedTrial() {
        Evaluator broken = point -> {
            throw new IllegalStateException("sensor on fire");
        };
        assertThat(broken.attempt(POINT).failure()).contains("IllegalStateException: sensor on fire");
        Evaluator endless = point -> Evaluation.failed(point, "depth " + depth(0));
        assertThat(endless.attempt(POINT).failure()).contains("java.lang.StackOverflowError");
    }

    private static int depth(int n) {
        return n < 0 ? 0 : 1 + depth((n + 1) & 7);
    }

    @Test
    void anEvaluationOfAnotherDesignIsAFailure() {
        DesignPoint other = POINT.space().pointAt(1);
        Evaluator confused = point -> GOALS.evaluation(other, Map.of("accuracy", 1.0, "energy", 1.0, "latency", 1.0));
        assertThat(confused.attempt(POINT).failure())
                .contains("Expected an evaluation of this design, given one of " + other.id());
    }

    @Test
    void goalsMustBeUnambiguous() {
        assertThatThrownBy(() -> Goals.of(Objective.minimize("energy", "mJ"), Objective.maximize("energy", "J")))
                .hasMessage("Expected names of objectives to be different, given [energy, energy]");
        assertThatThrownBy(() -> Constraint.atMost("latency", "ms", Double.NaN))
                .hasMessage("Expected bound of latency to be finite, given NaN");
        assertThatThrownBy(Goals::of).hasMessage("Expected objectives to be not empty, given []");
    }

    @Test
    void constraintsReadAsPeopleWriteThem() {
        assertThat(GOALS.constraints()).hasToString("[latency <= 30.0 ms, accuracy >= 0.9]");
    }
}
