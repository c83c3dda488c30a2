package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyThresholdsTest {
    private static final double[] COST = {10, 20, 30};
    private static final int[] KEPT = {0, 1, 2};

    private static StopScores scores(int samples, long seed) {
        TraceSplit split = Traces.noisy("fit", samples, 5, 3, seed);
        return StopScores.byMargin(LogProbabilities.of(split, KEPT), split.labels());
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 11, 15, 20, 29})
    void theBudgetIsKeptAndSpent(double budget) {
        BudgetedThresholds.Solution solution = new SteadyThresholds(scores(1000, 1), COST, budget).solve();
        assertThat(solution.meanCost()).isLessThanOrEqualTo(budget).isGreaterThan(.97 * budget);
    }

    @Test
    void theBudgetIsKeptByTheScoresInUseAsWell() {
        StopScores surer = scores(1000, 1);
        double[][] lower = Arrays.stream(surer.score())
                .map(row -> Arrays.stream(row).map(score -> 0.8 * score).toArray())
                .toArray(double[][]::new);
        StopScores inUse = StopScores.of(lower, surer.right());
        double[] thresholds =
                new SteadyThresholds(surer, inUse, COST, 15).solve().thresholds();
        assertThat(new BudgetedThresholds(inUse, COST, 15).evaluate(thresholds).meanCost())
                .isLessThanOrEqualTo(15)
                .isGreaterThan(.97 * 15);
        assertThat(new BudgetedThresholds(surer, COST, 15).evaluate(thresholds).meanCost())
                .isLessThan(14.5);
    }

    @Test
    void aBudgetForAllIsSpentOnTheLastExit() {
        assertThat(new SteadyThresholds(scores(1000, 1), COST, 30).solve().meanCost())
                .isEqualTo(30);
    }

    @Test
    void thresholdsHangLessOnTheSamplesThanSolvedOnce() {
        double steady = 0;
        double once = 0;
        double[] expected =
                new SteadyThresholds(scores(5000, 99), COST, 15).solve().thresholds();
        for (int seed = 1; seed <= 8; seed++) {
            StopScores few = scores(400, seed);
            steady += distance(new SteadyThresholds(few, COST, 15).solve().thresholds(), expected);
            once += distance(new BudgetedThresholds(few, COST, 15).solve().thresholds(), expected);
        }
        assertThat(steady).isLessThan(once);
    }

    private static double distance(double[] a, double[] b) {
        return Math.abs(clamped(a[0]) - clamped(b[0])) + Math.abs(clamped(a[1]) - clamped(b[1]));
    }

    private static double clamped(double threshold) {
        return Math.max(0, Math.min(1, threshold));
    }

    @Test
    void aRankIsTheThresholdThatSoManyReach() {
        StopScores scores = scores(500, 3);
        for (int rank : new int[] {1, 77, 499}) {
            double threshold = scores.thresholdOfRank(0, rank);
            assertThat(Arrays.stream(scores.score()[0]).filter(s -> s >= threshold))
                    .hasSize(rank);
        }
        assertThat(scores.thresholdOfRank(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(scores.thresholdOfRank(0, 500)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
