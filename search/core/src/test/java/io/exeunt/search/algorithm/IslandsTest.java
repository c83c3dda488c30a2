package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.MixedProblem;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.space.DesignPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Several populations, and searches that begin anew. */
class IslandsTest {
    private static final Evaluator EVALUATOR = MixedProblem::evaluate;
    private static final ReferenceBox BOX =
            new ReferenceBox(MixedProblem.GOALS.objectives(), List.of(1.0, 0.0), List.of(0.0, 60.0));

    private static SearchTask task(int budget) {
        return new SearchTask(MixedProblem.SPACE, List.of(), budget, 4, List.of(), BOX);
    }

    private static List<Integer> batches(NsgaII settings, int budget) {
        List<Integer> sizes = new ArrayList<>();
        settings.search(task(budget), designs -> {
            sizes.add(designs.size());
            return designs.stream().map(EVALUATOR::attempt).toList();
        });
        return sizes;
    }

    private static EvaluationLog search(NsgaII settings, int budget) {
        return settings.search(
                task(budget),
                designs -> designs.stream().map(EVALUATOR::attempt).toList());
    }

    @Test
    void aPopulationIsPartedAmongIslands() {
        assertThat(batches(NsgaII.standard(20).on(3), 40)).startsWith(6, 6, 7, 7, 7, 7);
        assertThat(batches(NsgaII.standard(20), 40)).startsWith(20, 20);
    }

    @Test
    void islandsDrawDifferentDesigns() {
        EvaluationLog all = search(NsgaII.standard(20).on(2), 20);

        assertThat(new HashSet<>(all.stream().map(Evaluation::point).toList())).hasSize(20);
    }

    @Test
    void migrationAndRestartsFindAFrontThatIsAsGood() {
        double alone = BOX.hypervolume(ParetoFront.of(search(NsgaII.standard(40), 4000)));
        double parted =
                BOX.hypervolume(ParetoFront.of(search(NsgaII.standard(40).on(4).restartingAfter(5), 4000)));

        assertThat(parted).isGreaterThan(0.995 * alone);
    }

    @Test
    void aSearchThatIsStuckBeginsAnewWithHelpOfItsFront() {
        Stagnation stagnation = new Stagnation(2, BOX, known(30), Optional.empty());

        assertThat(stagnation.isStuck()).isFalse(); // grew from nothing
        assertThat(stagnation.isStuck()).isFalse();
        assertThat(stagnation.isStuck()).isTrue();
        assertThat(stagnation.isStuck()).isFalse();
        assertThat(stagnation.isStuck()).isTrue();
        assertThat(stagnation.restarts()).isEqualTo(2);
    }

    @Test
    void whatGrowsByLessThanATenThousandthStandsStill() {
        EvaluationLog known = known(0);
        DesignPoint good = MixedProblem.SPACE.point(1, 0, 12, 0.5);
        known.add(EVALUATOR.attempt(good));
        Stagnation stagnation = new Stagnation(1, BOX, known, Optional.empty());
        assertThat(stagnation.isStuck()).isFalse();

        known.add(EVALUATOR.attempt(good.with("threshold", 0.500001)));
        assertThat(stagnation.isStuck()).isTrue();

        known.add(EVALUATOR.attempt(good.with("threshold", 0.7)));
        assertThat(stagnation.isStuck()).isFalse();
    }

    private static EvaluationLog known(int designs) {
        EvaluationLog known = new EvaluationLog(MixedProblem.SPACE);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < designs; i++) {
            known.add(EVALUATOR.attempt(MixedProblem.SPACE.random(random)));
        }
        return known;
    }

    @Test
    void aSearchWithoutPatienceIsNeverStuck() {
        Stagnation stagnation = new Stagnation(0, BOX, known(5), Optional.empty());

        for (int i = 0; i < 50; i++) {
            assertThat(stagnation.isStuck()).isFalse();
        }
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> NsgaII.standard(10).on(6)).hasMessage("Expected islands to be in 1..5, given 6");
        assertThatThrownBy(() -> NsgaII.standard(10).restartingAfter(-1))
                .hasMessage("Expected restartAfter to be >= 0, given -1");
        assertThat(NsgaII.standard(10).settings()).doesNotContainKeys("islands", "restartAfter");
        assertThat(NsgaII.standard(10).on(2).restartingAfter(3).settings())
                .containsEntry("islands", 2)
                .containsEntry("restartAfter", 3);
    }

    private static final Goals STRICT = MixedProblem.GOALS.subjectTo(Constraint.atMost("latency", "ms", 0.1));

    /** None is fast enough; the fewer its clocks, the slower. */
    private static Evaluation tooSlow(DesignPoint point) {
        return STRICT.evaluation(
                point, Map.of("accuracy", 0.9, "energy", 20.0, "latency", 100.0 / point.integer("clock")));
    }

    private static DesignPoint clocked(int clock) {
        return MixedProblem.SPACE.point(1, 0, clock, 0.5);
    }

    @Test
    void whatComesNearerToTheLimitsIsGrowthWhileNothingIsFeasible() {
        EvaluationLog known = known(0);
        known.add(tooSlow(clocked(5)));
        Stagnation stagnation = new Stagnation(1, BOX, known, Optional.empty());
        assertThat(stagnation.isStuck()).isFalse();

        known.add(tooSlow(clocked(8)));
        assertThat(stagnation.isStuck()).isFalse();

        Stagnation resumed = new Stagnation(1, BOX, known, Optional.of(stagnation.state()));
        known.add(tooSlow(clocked(6)));
        assertThat(stagnation.isStuck()).isTrue();
        assertThat(resumed.isStuck()).isTrue();
        assertThat(stagnation.worthKeeping(2)).containsExactly(clocked(8), clocked(6));
        assertThat(resumed.worthKeeping(2)).containsExactly(clocked(8), clocked(6));
    }
}
