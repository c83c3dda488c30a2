package io.exeunt.search.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.MixedProblem;
import io.exeunt.search.objective.Evaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ParetoFrontTest {
    @Test
    void theKneeIsNearestToUtopiaAfterScaling() {
        List<Evaluation> evaluations = Evaluations.of(
                List.of(new double[] {0, 1000}, new double[] {0.3, 250}, new double[] {0.6, 200}, new double[] {1, 0}));
        assertThat(ParetoFront.of(evaluations).knee()).contains(evaluations.get(1));
    }

    @Test
    void ofOneDesignItIsTheKnee() {
        List<Evaluation> evaluations = Evaluations.of(List.of(new double[] {3, 4, 5}));
        assertThat(ParetoFront.of(evaluations).knee()).contains(evaluations.get(0));
        assertThat(ParetoFront.of(List.of()).knee()).isEmpty();
    }

    @Test
    void infeasibleAndFailedDesignsAreNeverOnTheFront() {
        var point = MixedProblem.SPACE.point(0, 0, 1, 0);
        Evaluation slow = MixedProblem.GOALS.evaluation(point, Map.of("accuracy", 1.0, "energy", 0.0, "latency", 9.0));
        Evaluation failed = Evaluation.failed(point, "boom");
        ParetoFront front = ParetoFront.of(List.of(slow, failed));
        assertThat(front.isEmpty()).isTrue();
    }

    @Test
    void membersAreFoundByTheirId() {
        List<Evaluation> evaluations = Evaluations.of(List.of(new double[] {0, 1}, new double[] {1, 0}));
        ParetoFront front = ParetoFront.of(evaluations);
        assertThat(front.find(evaluations.get(1).id())).contains(evaluations.get(1));
        assertThat(front.find("0123456789abcdef")).isEmpty();
    }

    @Test
    void whenNothingIsFeasibleTheBindingConstraintIsNamed() {
        var goals = MixedProblem.GOALS;
        List<Evaluation> evaluations = List.of(
                goals.evaluation(
                        MixedProblem.SPACE.point(0, 0, 1, 0), Map.of("accuracy", 0.9, "energy", 1.0, "latency", 12.0)),
                goals.evaluation(
                        MixedProblem.SPACE.point(0, 0, 2, 0), Map.of("accuracy", 0.8, "energy", 2.0, "latency", 10.0)),
                Evaluation.failed(MixedProblem.SPACE.point(0, 0, 3, 0), "boom"));
        Infeasibility why = Infeasibility.of(goals, evaluations, 1);
        assertThat(why.leastViolating()).containsExactly(evaluations.get(1));
        assertThat(why.binding().orElseThrow().leastViolation()).isEqualTo(0.25);
        assertThat(why.limits().get(0).brokenShare()).isEqualTo(1);
        assertThat(why.describe())
                .isEqualTo("No design keeps every constraint. The nearest one breaks latency <= 8.0 ms most: "
                        + "it has 10 ms.");
    }

    @Test
    void ofDesignsThatBreakOneConstraintAloneTheNearestIsKept() {
        var goals = MixedProblem.GOALS;
        List<Evaluation> evaluations = List.of(
                goals.evaluation(
                        MixedProblem.SPACE.point(0, 0, 1, 0), Map.of("accuracy", 0.9, "energy", 1.0, "latency", 12.0)),
                goals.evaluation(
                        MixedProblem.SPACE.point(0, 0, 2, 0), Map.of("accuracy", 0.8, "energy", 2.0, "latency", 10.0)));

        assertThat(Infeasibility.of(goals, evaluations, 1).limits().get(0).alone())
                .contains(evaluations.get(1));
    }

    @Test
    void whenEverythingFailedThatIsSaid() {
        Evaluation failed = Evaluation.failed(MixedProblem.SPACE.point(0, 0, 1, 0), "boom");
        assertThat(Infeasibility.of(MixedProblem.GOALS, List.of(failed), 5).describe())
                .isEqualTo("No design keeps every constraint: every trial failed.");
    }
}
