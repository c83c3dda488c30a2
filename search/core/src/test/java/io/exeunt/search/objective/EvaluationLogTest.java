package io.exeunt.search.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.MixedProblem;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EvaluationLogTest {
    private static final Evaluator EVALUATOR = MixedProblem::evaluate;

    private final EvaluationLog log = new EvaluationLog(MixedProblem.SPACE);

    /** The oracle is a list and a map of the evaluations themselves. */
    @Test
    void whatWentInComesOutByPlaceAndByDesign() {
        SplittableRandom random = new SplittableRandom(1);
        List<Evaluation> all = new ArrayList<>();
        Map<DesignPoint, Evaluation> byDesign = new HashMap<>();
        while (all.size() < 10_000) {
            DesignPoint point = MixedProblem.SPACE.random(random);
            assertThat(log.knows(point)).isEqualTo(byDesign.containsKey(point));
            if (!byDesign.containsKey(point)) {
                Evaluation evaluation = EVALUATOR.attempt(point);
                log.add(evaluation);
                all.add(evaluation);
                byDesign.put(point, evaluation);
            }
        }
        assertThat(log.toString()).isEqualTo(all.toString());
        for (Evaluation evaluation : all) {
            Evaluation found = log.find(evaluation.point()).orElseThrow();
            assertThat(found).hasToString(evaluation.toString());
            assertThat(found.violations()).isEqualTo(evaluation.violations());
            assertThat(found.failure()).isEqualTo(evaluation.failure());
        }
        assertThat(log.find(MixedProblem.SPACE.point(0, 0, 1, 0.123))).isEmpty();
    }

    @Test
    void furtherFiguresAndLateFirstSuccessesAreKept() {
        DesignPoint first = MixedProblem.SPACE.point(0, 0, 1, 0);
        DesignPoint second = MixedProblem.SPACE.point(0, 0, 2, 0);
        log.add(Evaluation.failed(first, "no"));
        log.add(MixedProblem.GOALS.evaluation(
                second, Map.of("accuracy", 1.0, "energy", 2.0, "latency", 3.0, "power", 4.0)));
        assertThat(log.get(0).failure()).contains("no");
        assertThat(log.get(1).extras()).containsExactly(Map.entry("power", 4.0));
        assertThat(log.get(1).objectives()).containsExactly(1, 2);
    }

    @Test
    void theSameDesignTwiceAndOtherGoalsAreRefused() {
        Evaluation evaluation = EVALUATOR.attempt(MixedProblem.SPACE.point(0, 0, 1, 0));
        log.add(evaluation);
        assertThatThrownBy(() -> log.add(evaluation))
                .hasMessage("Expected design to be a new one, given " + evaluation.id());
        Evaluation other = Goals.of(Objective.minimize("cost", ""))
                .evaluation(MixedProblem.SPACE.point(0, 0, 2, 0), Map.of("cost", 1.0));
        assertThatThrownBy(() -> log.add(other)).hasMessageStartingWith("Expected goals of an evaluation to be those");
        assertThatThrownBy(() -> log.get(1)).hasMessage("Expected index to be in 0..0, given 1");
    }
}
