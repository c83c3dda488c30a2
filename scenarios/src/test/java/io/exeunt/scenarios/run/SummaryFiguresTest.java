package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.LoadTask;
import io.exeunt.scenarios.workbench.Summary.Figure;
import io.exeunt.search.front.Infeasibility;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryFiguresTest {
    private static final DesignSpace SPACE = DesignSpace.of(new Dimension.IntRange("clock", 0, 9));
    private static final Goals GOALS = new Goals(
            List.of(Objective.minimize("error", "")),
            List.of(Constraint.atMost("latency_mean", "ms", 0.1), Constraint.atLeast("accuracy", "", 0.985)));

    private static Evaluation evaluation(double clock, double accuracy, double latencyMs) {
        return GOALS.evaluation(
                SPACE.point(clock), Map.of("error", 1 - accuracy, "accuracy", accuracy, "latency_mean", latencyMs));
    }

    @Test
    void anImpossibleBudgetSaysWhatCouldBeAskedFor() {
        List<Evaluation> evaluations =
                List.of(evaluation(0, 0.757, 0.106), evaluation(1, 0.99, 0.25), evaluation(2, 0.986, 0.179));

        assertThat(SummaryFigures.nearest(Infeasibility.of(GOALS, evaluations, 5)))
                .containsExactly(
                        new Figure(
                                "nearest design",
                                evaluations.get(0).id()
                                        + ": mean latency 0.106 ms (breaks ≤ 0.100 ms), accuracy 75.70 % (breaks ≥ 98.50 %)"),
                        new Figure(
                                "least mean latency at the other limits",
                                "0.179 ms, design " + evaluations.get(2).id() + " of those evaluated"));
    }

    /** Designs are left when they have broken such a limit: how far they would have gone nobody knows. */
    @Test
    void ofABrokenLimitUnderLoadNoMoreIsSaidThanThatItIsBroken() {
        Goals loaded =
                new Goals(List.of(Objective.minimize("error", "")), List.of(Constraint.atMost("load_p99", "ms", 0.1)));
        Evaluation broken = loaded.evaluation(SPACE.point(3), Map.of("error", 0.1, "load_p99", 0.106));
        Infeasibility why = Infeasibility.of(loaded, List.of(broken), 5);

        assertThat(SummaryFigures.nearest(why))
                .containsExactly(new Figure(
                        "nearest design", broken.id() + ": load p99 more than 0.100 ms (breaks ≤ 0.100 ms)"));
        assertThat(why.describe(LoadTask::isLeftWhenBroken))
                .isEqualTo("No design keeps every constraint. The nearest one breaks load_p99 <= 0.1 ms most:"
                        + " it has more than 0.1 ms.");
    }
}
