package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.search.MixedProblem;
import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Evaluator;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension.Choice;
import io.exeunt.search.space.Dimension.Flag;
import io.exeunt.search.space.Dimension.IntRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AlgorithmTest {
    private static final DesignSpace SMALL = DesignSpace.of(
            new Flag("early"), new Choice("policy", List.of("a", "b", "c")), new IntRange("clock", 0, 9));

    /** Every design that a search asks for, in order. */
    private static List<Evaluation> search(Algorithm algorithm, SearchTask task, Evaluator evaluator) {
        List<Evaluation> all = new ArrayList<>();
        algorithm.search(task, designs -> {
            List<Evaluation> evaluations =
                    designs.stream().map(evaluator::attempt).toList();
            all.addAll(evaluations);
            return evaluations;
        });
        return all;
    }

    private static Evaluation small(DesignPoint point) {
        double[] x = point.values();
        return Zdt.GOALS.evaluation(point, new double[] {x[0] + x[2], 3 - x[1] - x[2]}, new double[0], Map.of());
    }

    static List<Algorithm> randomised() {
        return List.of(NsgaII.standard(20), NsgaII.standard(7), new RandomSearch(20));
    }

    @ParameterizedTest
    @MethodSource("randomised")
    void theBudgetIsSpentOnDifferentDesignsToTheLastOne(Algorithm algorithm) {
        SearchTask task = new SearchTask(MixedProblem.SPACE, List.of(), 333, 1);
        List<Evaluation> all = search(algorithm, task, MixedProblem::evaluate);
        assertThat(all).hasSize(333);
        assertThat(new HashSet<>(all.stream().map(Evaluation::point).toList())).hasSize(333);
    }

    @ParameterizedTest
    @MethodSource("randomised")
    void aSeedDecidesEverything(Algorithm algorithm) {
        List<String> first = ids(algorithm, 5);
        assertThat(ids(algorithm, 5)).isEqualTo(first);
        assertThat(ids(algorithm, 6)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("randomised")
    void aLargerBudgetBeginsLikeASmallerOne(Algorithm algorithm) {
        List<Evaluation> small =
                search(algorithm, new SearchTask(MixedProblem.SPACE, List.of(), 150, 5), MixedProblem::evaluate);
        assertThat(ids(algorithm, 5))
                .startsWith(small.stream().map(Evaluation::id).toArray(String[]::new));
    }

    private static List<String> ids(Algorithm algorithm, long seed) {
        SearchTask task = new SearchTask(MixedProblem.SPACE, List.of(), 200, seed);
        return search(algorithm, task, MixedProblem::evaluate).stream()
                .map(Evaluation::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("randomised")
    void initialDesignsComeFirstAndOnce(Algorithm algorithm) {
        DesignPoint a = MixedProblem.SPACE.point(0, 0, 12, 1);
        DesignPoint b = MixedProblem.SPACE.point(1, 2, 1, 0);
        SearchTask task = new SearchTask(MixedProblem.SPACE, List.of(a, b, a), 60, 1);
        List<Evaluation> all = search(algorithm, task, MixedProblem::evaluate);
        assertThat(all.stream().map(Evaluation::point).limit(2)).containsExactly(a, b);
        assertThat(all.stream().map(Evaluation::point).skip(2))
                .doesNotContain(a, b)
                .hasSize(58);
    }

    @ParameterizedTest
    @MethodSource("randomised")
    void aSpaceSmallerThanTheBudgetEndsTheSearch(Algorithm algorithm) {
        List<Evaluation> all = search(algorithm, new SearchTask(SMALL, List.of(), 10_000, 1), AlgorithmTest::small);
        assertThat(all.size()).isBetween(45, 60);
        assertThat(new HashSet<>(all.stream().map(Evaluation::point).toList())).hasSameSizeAs(all);
    }

    @Test
    void exhaustiveSearchMeetsEveryDesignOnce() {
        DesignPoint initial = SMALL.pointAt(17);
        SearchTask task = new SearchTask(SMALL, List.of(initial), 60, 1);
        List<Evaluation> all = search(new ExhaustiveSearch(7), task, AlgorithmTest::small);
        assertThat(all).hasSize(60);
        assertThat(all.get(0).point()).isEqualTo(initial);
        assertThat(new HashSet<>(all.stream().map(Evaluation::point).toList())).hasSize(60);
    }

    @Test
    void exhaustiveSearchRefusesWhatItCannotFinish() {
        assertThatThrownBy(() -> search(
                        ExhaustiveSearch.standard(), new SearchTask(SMALL, List.of(), 59, 1), AlgorithmTest::small))
                .hasMessage("Expected size of an exhaustively searched space to be <= budget 59, given 60.0");
        SearchTask infinite = new SearchTask(MixedProblem.SPACE, List.of(), 1000, 1);
        assertThatThrownBy(() -> search(ExhaustiveSearch.standard(), infinite, MixedProblem::evaluate))
                .hasMessage("Expected size of an exhaustively searched space to be <= budget 1000, given Infinity");
    }

    /** 4096 designs, 16 of them on the front. */
    @Test
    void theGeneticSearchFindsAWholeDiscreteFrontWithAFractionOfItsDesigns() {
        DesignSpace space =
                DesignSpace.of(new IntRange("a", 0, 15), new IntRange("b", 0, 15), new IntRange("c", 0, 15));
        Evaluator evaluator = point -> {
            double beside = Math.abs(point.integer("b") - 5) + point.integer("c");
            double[] objectives = {point.integer("a") + beside, 15 - point.integer("a") + beside};
            return Zdt.GOALS.evaluation(point, objectives, new double[0], Map.of());
        };
        List<Evaluation> every =
                search(ExhaustiveSearch.standard(), new SearchTask(space, List.of(), 4096, 1), evaluator);
        List<Evaluation> found = search(NsgaII.standard(30), new SearchTask(space, List.of(), 800, 1), evaluator);
        assertThat(ParetoFront.of(every).size()).isEqualTo(16);
        assertThat(objectives(ParetoFront.of(found))).isEqualTo(objectives(ParetoFront.of(every)));
    }

    private static List<List<Double>> objectives(ParetoFront front) {
        return front.members().stream()
                .map(e -> Arrays.stream(e.objectives()).boxed().toList())
                .toList();
    }

    @Test
    void theGeneticSearchTurnsToFeasibleDesigns() {
        SearchTask task = new SearchTask(MixedProblem.SPACE, List.of(), 600, 1);
        long evolved = feasible(search(NsgaII.standard(30), task, MixedProblem::evaluate));
        long drawn = feasible(search(RandomSearch.standard(), task, MixedProblem::evaluate));
        assertThat(evolved).isGreaterThan(2 * drawn);
    }

    private static long feasible(List<Evaluation> evaluations) {
        return evaluations.stream().filter(Evaluation::feasible).count();
    }

    @Test
    void aSearchInWhichEverythingFailsEndsQuietly() {
        List<Evaluation> all = search(
                NsgaII.standard(10),
                new SearchTask(MixedProblem.SPACE, List.of(), 100, 1),
                point -> Evaluation.failed(point, "boom"));
        assertThat(all).hasSize(100).allMatch(e -> e.failure().isPresent());
    }

    @Test
    void anEvaluatorThatReturnsLessStopsTheSearch() {
        List<Integer> asked = new ArrayList<>();
        NsgaII.standard(10).search(new SearchTask(MixedProblem.SPACE, List.of(), 1000, 1), designs -> {
            asked.add(designs.size());
            return designs.stream()
                    .limit(asked.size() < 3 ? 10 : 4)
                    .map(point -> Evaluation.failed(point, "boom"))
                    .toList();
        });
        assertThat(asked).containsExactly(10, 10, 10);
    }

    /** jMetal 6.6 and MOEA Framework 5.0 reach 0.659 and 0.660 with 25,000 evaluations. */
    @Test
    void zdt1IsSolvedAsWellAsPeersDo() {
        double[] hypervolumes = new double[5];
        Arrays.setAll(
                hypervolumes,
                seed -> ZdtBenchmark.hypervolume(NsgaII.standard(100)
                        .lastPopulation(
                                new SearchTask(Zdt.space(30), List.of(), 25_000, seed),
                                designs -> designs.stream().map(Zdt::zdt1).toList())));
        Arrays.sort(hypervolumes);
        assertThat(hypervolumes[2]).isGreaterThanOrEqualTo(0.655);
    }

    /** What a study gives back is the front of all that it evaluated; peers' populations of 100 reach 0.6601. */
    @Test
    void theFrontOfAllThatWasEvaluatedOnZdt1IsBetterThanAPopulationCouldBe() {
        double[] hypervolumes = new double[5];
        Arrays.setAll(
                hypervolumes,
                seed -> ZdtBenchmark.hypervolume(ParetoFront.of(search(
                                NsgaII.standard(100),
                                new SearchTask(Zdt.space(30), List.of(), 25_000, seed),
                                Zdt::zdt1))
                        .members()));
        Arrays.sort(hypervolumes);
        assertThat(hypervolumes[0]).isGreaterThanOrEqualTo(0.6601);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> NsgaII.standard(1)).hasMessage("Expected populationSize to be > 1, given 1");
        assertThatThrownBy(() -> new NsgaII(10, 1.5, 1, 20, 20))
                .hasMessage("Expected crossoverRate to be in 0..1, given 1.5");
        assertThatThrownBy(() -> new SearchTask(SMALL, List.of(), 0, 1))
                .hasMessage("Expected budget to be > 0, given 0");
        assertThatThrownBy(() -> new SearchTask(SMALL, List.of(Zdt.space(2).point(0, 0)), 1, 1))
                .hasMessage("Expected initial design to be a point of the searched space, given {x0=0.0, x1=0.0}");
    }
}
