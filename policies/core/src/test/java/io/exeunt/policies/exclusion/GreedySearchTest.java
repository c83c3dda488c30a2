package io.exeunt.policies.exclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GreedySearchTest {
    @Test
    void itGoesUpToTheFirstLevelThatFailsAndBackTwo() {
        GreedySearch search = search(1, 1, levels -> levels[0] <= 0.10 ? 0.9 : 0.8);

        assertThat(search.search(1, new int[] {0}, 0.85)).containsExactly(0.09);
    }

    @Test
    void accuracyMustBeAboveTheFloorNotAtIt() {
        GreedySearch search = search(1, 1, levels -> levels[0] <= 0.10 ? 0.9 : 0.8);

        assertThat(search.search(1, new int[] {0}, 0.9)).containsExactly(0.01);
        assertThat(search.search(1, new int[] {0}, 0.8)).containsExactly(0.09);
    }

    /** The shipped β of ResNet-50's last exit is .98: nothing failed. Many shipped thresholds of the baseline are .99: 1 failed. */
    @Test
    void theEndsAreThoseOfShippedLevels() {
        assertThat(search(1, 1, levels -> 1).search(1, new int[] {0}, 0.5)).containsExactly(0.98);
        assertThat(search(100, -1, levels -> 0).search(1, new int[] {0}, 0.5)).containsExactly(0.99);
    }

    @Test
    void theBaselineComesFromAboveAndGoesBackUpTwo() {
        GreedySearch search = search(100, -1, levels -> levels[0] >= 0.90 ? 0.9 : 0.8);

        assertThat(search.search(1, new int[] {0}, 0.85)).containsExactly(0.91);
    }

    @Test
    void exitsAreVisitedOnceAndStayAsTheyAre() {
        List<double[]> tried = new ArrayList<>();
        GreedySearch search = search(1, 1, levels -> {
            tried.add(levels.clone());
            return levels[0] + levels[1] <= 0.05 ? 0.9 : 0.8;
        });

        double[] found = search.search(2, new int[] {1, 0}, 0.85);

        // Exit 1 goes to .05, back to .03; exit 0 then may go to .02, fails at .03, goes back to .01.
        assertThat(found).containsExactly(0.01, 0.03);
        assertThat(tried.get(0)).containsExactly(0.01, 0.01);
        assertThat(tried.subList(0, 5))
                .allSatisfy(levels -> assertThat(levels[0]).isEqualTo(0.01));
        assertThat(tried.subList(5, tried.size()))
                .allSatisfy(levels -> assertThat(levels[1]).isEqualTo(0.03));
    }

    @Test
    void theDearestSegmentComesFirstAndSegmentsOfExitsNotKeptCountWithTheNextKept() {
        ExitCosts costs = new ExitCosts("MMAC", new double[] {4, 3, 2, 9, 1}, new double[5]);

        assertThat(order(costs, ExitSet.all(5))).containsExactly(3, 0, 1, 2);
        assertThat(order(costs, ExitSet.of(5, 0, 2))).containsExactly(2, 0);
        assertThat(order(costs, ExitSet.finalOnly(5))).isEmpty();
    }

    private static GreedySearch search(int start, int step, ToDoubleFunction<double[]> accuracy) {
        return new GreedySearch(start, step, (levels, exit) -> percent -> {
            double[] tried = levels.clone();
            tried[exit] = percent / 100.0;
            return accuracy.applyAsDouble(tried);
        });
    }

    private static int[] order(ExitCosts costs, ExitSet exits) {
        double[] some = new double[3];
        Arrays.fill(some, 0.75);
        return GreedySearch.order(
                new FitContext(Splits.ofFirstClass(some, some, some, some, some), exits, costs, 100, 0));
    }
}
