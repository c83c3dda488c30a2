package io.exeunt.search.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import io.exeunt.search.objective.Objective;
import io.exeunt.search.space.DesignPoint;
import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension.IntRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A rule of which less is wrong the more it works, and a clock: the faster, the dearer. Who knows that needs no luck with clocks. */
final class LocalSearchTest {
    private static final int CLOCKS = 1000;
    private static final DesignSpace SPACE =
            DesignSpace.of(new IntRange("rule", 0, 5000), new IntRange("clock", 1, CLOCKS));
    private static final Goals GOALS = new Goals(
            List.of(Objective.minimize("error", ""), Objective.minimize("energy", "mJ")),
            List.of(Constraint.atMost("latency", "ms", 3)));

    private static Evaluation evaluate(DesignPoint point) {
        double work = 1 + point.value(0) / 5000;
        double clock = point.value(1);
        return GOALS.evaluation(
                point, Map.of("error", 1 / work, "energy", work * clock * clock, "latency", 100 * work / clock));
    }

    /** The slowest clock that keeps the limit is the best one. */
    private static final class Clocks implements Refinement {
        private final List<Object> asked = new ArrayList<>();

        @Override
        public String name() {
            return "clocks";
        }

        @Override
        public Set<Integer> decided() {
            return Set.of(1);
        }

        @Override
        public Object family(DesignPoint design) {
            return design.value(0);
        }

        @Override
        public List<Evaluation> near(Evaluation member, Predicate<double[]> covered) {
            asked.add(family(member.point()));
            double rule = member.point().value(0);
            double best = Math.ceil(100 * (1 + rule / 5000) / 3);
            return List.of(evaluate(SPACE.point(rule, Math.min(CLOCKS, best))));
        }
    }

    private static List<Evaluation> search(int budget, List<Refinement> refinements) {
        List<Evaluation> all = new ArrayList<>();
        NsgaII.standard(20).search(new SearchTask(SPACE, List.of(), budget, 3, refinements), designs -> {
            List<Evaluation> evaluations =
                    designs.stream().map(LocalSearchTest::evaluate).toList();
            all.addAll(evaluations);
            return evaluations;
        });
        return all;
    }

    @Test
    void whatIsProposedCountsAsOneOfTheBudgetAndIsEvaluatedOnce() {
        List<Evaluation> all = search(333, List.of(new Clocks()));
        assertThat(all).hasSize(333);
        assertThat(new HashSet<>(all.stream().map(Evaluation::id).toList())).hasSize(333);
    }

    @Test
    void aSeedDecidesEverythingAndNoFamilyIsAskedAboutTwice() {
        Clocks clocks = new Clocks();
        List<Evaluation> all = search(300, List.of(clocks));
        assertThat(search(300, List.of(new Clocks())).stream().map(Evaluation::id))
                .isEqualTo(all.stream().map(Evaluation::id).toList());
        assertThat(clocks.asked).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void moreOfTheFrontHasTheBestClocksThanByGenesAloneWithTenTimesTheDesigns() {
        double refined = shareAtBestClocks(search(200, List.of(new Clocks())));
        double bred = shareAtBestClocks(search(2000, List.of()));
        assertThat(refined).isGreaterThan(0.7).isGreaterThan(bred);
    }

    private static double shareAtBestClocks(List<Evaluation> evaluations) {
        List<Evaluation> front = ParetoFront.of(evaluations).members();
        long best = front.stream()
                .filter(each -> each.point().value(1)
                        == Math.ceil(100 * (1 + each.point().value(0) / 5000) / 3))
                .count();
        return (double) best / front.size();
    }

    @Test
    void whereNothingKeepsTheLimitsYetTheNearestDesignIsImproved() {
        DesignPoint slow = SPACE.point(2500, 1);
        List<Evaluation> all = new ArrayList<>();
        SearchTask task = new SearchTask(SPACE, List.of(slow), 60, 3, List.of(new Clocks()));
        Ledger ledger = new Ledger(task, designs -> {
            List<Evaluation> evaluations =
                    designs.stream().map(LocalSearchTest::evaluate).toList();
            all.addAll(evaluations);
            return evaluations;
        });
        ledger.evaluate(List.of(slow));
        LocalSearch local = new LocalSearch(task.refinements(), ledger, 5);
        assertThat(all).noneMatch(Evaluation::feasible);
        assertThat(local.step()).singleElement().matches(Evaluation::feasible);
        assertThat(local.step()).isEmpty();
    }

    @Test
    void variationLeavesAloneWhatIsDecided() {
        Variation variation = new Variation(SPACE, NsgaII.standard(20), Set.of(1));
        double[] child = {17, 400};
        for (int i = 0; i < 100; i++) {
            variation.mutate(child, new SplittableRandom(i));
            variation.mutateOne(child, new SplittableRandom(i));
            assertThat(child[1]).isEqualTo(400);
        }
        assertThat(child[0]).isNotEqualTo(17);
    }
}
