package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.policies.score.SurestFirst;
import org.junit.jupiter.api.Test;

class BudgetedThresholdsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** Four samples, two exits; the sure ones are right at once, the unsure ones only later. */
    private static StopScores fourSamples() {
        return StopScores.of(
                new double[][] {{.9, .8, .2, .1}, {0, 0, 0, 0}},
                new boolean[][] {{true, true, false, false}, {true, true, true, true}});
    }

    @Test
    void theSureLeaveAndTheUnsureGoOn() {
        BudgetedThresholds.Solution solution = new BudgetedThresholds(fourSamples(), new double[] {1, 3}, 2).solve();
        assertThat(solution.right()).isEqualTo(4);
        assertThat(solution.meanCost()).isEqualTo(2);
        assertThat(fourSamples().leave(solution.thresholds())).containsExactly(0, 0, 1, 1);
    }

    @Test
    void aTightBudgetIsKept() {
        BudgetedThresholds.Solution solution = new BudgetedThresholds(fourSamples(), new double[] {1, 3}, 1.5).solve();
        assertThat(solution.meanCost()).isLessThanOrEqualTo(1.5);
        assertThat(solution.right()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void withTheCheapestBudgetAllLeaveAtOnce() {
        BudgetedThresholds.Solution solution = new BudgetedThresholds(fourSamples(), new double[] {1, 3}, 1).solve();
        assertThat(solution.meanCost()).isEqualTo(1);
        assertThat(solution.right()).isEqualTo(2);
    }

    @Test
    void withoutALimitAllGoToTheEnd() {
        BudgetedThresholds.Solution solution =
                new BudgetedThresholds(fourSamples(), new double[] {1, 3}, INFINITY).solve();
        assertThat(solution.right()).isEqualTo(4);
        assertThat(solution.meanCost()).isEqualTo(3);
    }

    @Test
    void anExitThatLooksBetterThanTheLastIsNotTrusted() {
        // Right at once more often than at the end: luck on four samples, so a budget that reaches the end is spent on
        // it.
        StopScores lucky = StopScores.of(
                new double[][] {{.9, .8, .2, .1}, {0, 0, 0, 0}},
                new boolean[][] {{true, true, true, true}, {true, false, false, true}});
        assertThat(new BudgetedThresholds(lucky, new double[] {1, 3}, 3).solve().meanCost())
                .isEqualTo(3);
    }

    @Test
    void whatNoPriceReachesIsSpentAllTheSame() {
        // Going on pays the same for every sample, so that at any price either all go on or none.
        double[][] score = new double[2][100];
        boolean[][] right = new boolean[2][100];
        java.util.Arrays.setAll(score[0], i -> i);
        java.util.Arrays.fill(right[1], true);
        BudgetedThresholds.Solution solution =
                new BudgetedThresholds(StopScores.of(score, right), new double[] {1, 3}, 2).solve();
        assertThat(solution.meanCost()).isEqualTo(2);
        assertThat(solution.right()).isEqualTo(50);
    }

    @Test
    void anAnswerCountsByItsWorth() {
        StopScores half = fourSamples().worth(new double[][] {{.5, .5, .5, .5}, {1, 1, 1, 1}});
        assertThat(new BudgetedThresholds(half, new double[] {1, 3}, 1).solve().right())
                .isEqualTo(2);
        assertThat(new BudgetedThresholds(half, new double[] {1, 3}, 3).solve().right())
                .isEqualTo(4);
    }

    @Test
    void equalScoresLeaveTogether() {
        StopScores equal =
                StopScores.of(new double[][] {{.5, .5}, {0, 0}}, new boolean[][] {{true, false}, {true, true}});
        BudgetedThresholds.Solution solution = new BudgetedThresholds(equal, new double[] {1, 3}, 2).solve();
        assertThat(solution.meanCost()).isEqualTo(1);
        assertThat(solution.right()).isEqualTo(1);
    }

    @Test
    void aBudgetBelowTheFirstExitIsRefused() {
        assertThatThrownBy(() -> new BudgetedThresholds(fourSamples(), new double[] {1, 3}, .5))
                .hasMessage("Expected budget to be at least 1.0, given 0.5");
    }

    @Test
    void trendsAreTheValuesOfACubicThemselves() {
        double[] cubic = new double[50];
        for (int i = 0; i < cubic.length; i++) {
            double x = (2.0 * i + 1) / cubic.length - 1;
            cubic[i] = 1 - 2 * x + 3 * x * x * x;
        }
        double[] trend = TrendAlongRanks.smooth(cubic);
        for (int i = 0; i < cubic.length; i++) {
            assertThat(trend[i]).isCloseTo(cubic[i], org.assertj.core.api.Assertions.within(1e-3));
        }
    }

    @Test
    void sortingKeepsTheOrderOfEquals() {
        assertThat(SurestFirst.order(.5, .9, .5, .1, .9)).containsExactly(1, 4, 0, 2, 3);
    }
}
