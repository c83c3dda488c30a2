package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdRuleTest {
    private final TraceSplit split = Splits.random(1, 2000, 5, 10, 1000);
    private final ExitCosts costs = Splits.costs(5);
    private final ThresholdRule rule = new ThresholdRule(Score.MAX_SOFTMAX);

    @ParameterizedTest
    @ValueSource(doubles = {12, 15, 20, 25, 30, 35, 40, 45, 50})
    void theBudgetIsKeptAndNearlySpent(double budget) {
        double cost = costs.mean(fit(ExitSet.all(5), budget).paths(split));

        assertThat(cost).isLessThanOrEqualTo(budget).isGreaterThan(budget - 0.1);
    }

    @Test
    void atTheCheapestExitsCostEverybodyLeavesThere() {
        FittedPolicy policy = fit(ExitSet.all(5), 11);

        assertThat(policy.paths(split).entries()).hasSize(1);
        assertThat(policy.paths(split).deepestExit()).isZero();
        assertThat(policy.describe()).isEqualTo("max_softmax: leaves at exit 0 from any score, final exit 4 always");
    }

    @Test
    void aBudgetBelowTheCheapestExitIsRefused() {
        assertThatThrownBy(() -> fit(ExitSet.of(5, 1), 20))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("budget: Expected at least 21.0 MMAC, the mean cost of leaving at exit 1, given 20.0"
                        + System.lineSeparator() + "  Maybe raise it, or keep a cheaper exit.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {51, 1000, Double.POSITIVE_INFINITY})
    void aBudgetThatPaysForTheFinalExitGivesThePlainNetwork(double budget) {
        PathHistogram paths = fit(ExitSet.all(5), budget).paths(split);

        assertThat(paths)
                .isEqualTo(new NeverRule().fit(context(ExitSet.all(5), budget)).paths(split));
    }

    @Test
    void ifALaterExitIsCheaperThanTheFirstItIsUsedAlone() {
        ExitCosts dearHead = new ExitCosts("MMAC", new double[] {10, 10, 10}, new double[] {50, 1, 1});
        TraceSplit three = Splits.random(2, 100, 3, 4, 1000);

        FittedPolicy policy = rule.fit(new FitContext(three, ExitSet.all(3), dearHead, 22, 0));

        assertThat(policy.paths(three).entries())
                .extracting(PathHistogram.Entry::path)
                .containsExactly(Path.of(1, 0b010));
    }

    @Test
    void withOneExitThereIsNothingToDecide() {
        TraceSplit single = Splits.random(3, 50, 1, 10, 1000);

        FittedPolicy policy = rule.fit(new FitContext(single, ExitSet.all(1), Splits.costs(1), 11, 0));

        assertThat(policy.paths(single).entries()).hasSize(1);
        assertThat(policy.describe()).isEqualTo("max_softmax: leaves at final exit 0 always");
    }

    @Test
    void withOneClassEverybodyIsEquallySureAndLeavesAtOnce() {
        TraceSplit oneClass = Splits.random(4, 50, 3, 1, 1000);

        PathHistogram paths = rule.fit(new FitContext(oneClass, ExitSet.all(3), Splits.costs(3), 25, 0))
                .paths(oneClass);

        assertThat(paths.accuracy()).isEqualTo(1);
        assertThat(paths.deepestExit()).isLessThan(2);
    }

    @Test
    void ifAllConfidencesAreEqualTheBudgetIsStillKept() {
        double[] equal = new double[40];
        java.util.Arrays.fill(equal, 0.75);
        TraceSplit undecided = Splits.ofFirstClass(equal, equal, equal);

        for (double budget = 11; budget < 40; budget += 2) {
            FittedPolicy policy = rule.fit(new FitContext(undecided, ExitSet.all(3), Splits.costs(3), budget, 0));
            assertThat(Splits.costs(3).mean(policy.paths(undecided))).isLessThanOrEqualTo(budget);
        }
    }

    @Test
    void aClassAbsentFromFitCanBeMetLater() {
        TraceSplit fit = Splits.ofFirstClass(new double[] {0.9, 0.8, 0.7}, new double[] {0.9, 0.9, 0.9});
        TraceSplit report = new TraceSplit("report", new int[] {1, 1, 0}, fit.exits());

        PathHistogram paths = rule.fit(new FitContext(fit, ExitSet.all(2), Splits.costs(2), 15, 0))
                .paths(report);

        assertThat(paths.samples()).isEqualTo(3);
        assertThat(paths.accuracy()).isCloseTo(1 / 3.0, within(1e-12));
    }

    private FittedPolicy fit(ExitSet exits, double budget) {
        return rule.fit(context(exits, budget));
    }

    private FitContext context(ExitSet exits, double budget) {
        return new FitContext(split, exits, costs, budget, 0);
    }
}
