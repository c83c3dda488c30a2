package io.exeunt.policies.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareRuleTest {
    @Test
    void exactlyOneClassMustBeAboveTheThreshold() {
        TraceSplit split = new TraceSplit(
                "fit",
                new int[] {0},
                List.of(
                        Splits.outputs(HeadKind.SOFTMAX, 0.5f, 0.375f, 0.125f),
                        Splits.outputs(HeadKind.SOFTMAX, 1, 0, 0)));

        // Above .5: none; above .4: class 0; above .3: two classes.
        assertThat(exit(split, 0.5)).isEqualTo(1);
        assertThat(exit(split, 0.4)).isZero();
        assertThat(exit(split, 0.3)).isEqualTo(1);
    }

    @Test
    void sigmoidsGoThroughSoftmaxOfTheirLogits() {
        // Odds 3 and 1, so .75 and .25.
        TraceSplit split = new TraceSplit(
                "fit",
                new int[] {0},
                List.of(Splits.outputs(HeadKind.SIGMOID, 0.75f, 0.5f), Splits.outputs(HeadKind.SOFTMAX, 0, 1)));

        assertThat(new ComparePolicy(ExitSet.all(2), new double[] {0.7, 0})
                        .paths(split)
                        .entries())
                .containsExactly(new Entry(Path.of(0, 0b01), 1, 1));
        assertThat(exit(split, 0.76)).isEqualTo(1);
    }

    @Test
    void aToleranceThatCostsMoreThanTheBudgetIsRefused() {
        TraceSplit split = Splits.random(5, 500, 4, 5, 1000);
        FitContext context = new FitContext(split, ExitSet.all(4), Splits.costs(4), 12, 0);

        assertThatThrownBy(() -> new CompareRule(0.005).fit(context))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "(?s)budget: Expected at least [0-9.]+ MMAC, the mean cost of tolerance 0.005, given 12.0.*");
        assertThat(new CompareRule(0.005).name()).isEqualTo("class_exclusion_cr:0.005");
    }

    @Test
    void aTighterBudgetNeverGivesADearerPolicy() {
        TraceSplit split = Splits.random(5, 500, 4, 5, 1000);
        double before = 0;
        for (double budget : new double[] {36, 38, 40, 42, 44}) {
            FittedPolicy policy = new CompareRule(ExclusionRule.BY_BUDGET)
                    .fit(new FitContext(split, ExitSet.all(4), Splits.costs(4), budget, 0));
            double cost = Splits.costs(4).mean(policy.paths(split));
            assertThat(cost).isLessThanOrEqualTo(budget).isGreaterThanOrEqualTo(before);
            before = cost;
        }
    }

    @Test
    void itSaysWhatItDoes() {
        assertThat(new ComparePolicy(ExitSet.all(2), new double[] {0.89, 0}).describe())
                .isEqualTo(
                        "class_exclusion_cr: leaves if one class alone is above 0.8900 at exit 0, at final exit 1 always");
    }

    @Test
    void aBudgetThatNoToleranceKeepsRelaxesTheThresholdsJustEnough() {
        TraceSplit split = Splits.random(5, 500, 4, 5, 1000);
        double accuracyBefore = 0;
        for (double budget : new double[] {11, 12, 13, 14}) {
            FittedPolicy policy = new CompareRule(ExclusionRule.BY_BUDGET)
                    .fit(new FitContext(split, ExitSet.all(4), Splits.costs(4), budget, 0));

            assertThat(policy.describe()).endsWith(" for the budget (ours)");
            assertThat(Splits.costs(4).mean(policy.paths(split)))
                    .isLessThanOrEqualTo(budget)
                    .isGreaterThan(budget - 0.2);
            assertThat(policy.paths(split).accuracy()).isGreaterThan(accuracyBefore);
            accuracyBefore = policy.paths(split).accuracy();
        }
    }

    @Test
    void relaxedByNothingItIsThePublishedRuleAndByAllEveryoneLeavesAtOnce() {
        TraceSplit split = Splits.random(6, 300, 3, 4, 1000);
        ComparePolicy published = new ComparePolicy(ExitSet.all(3), new double[] {0.6, 0.5, 0});

        assertThat(new RelaxedComparePolicy(published, 0).paths(split)).isEqualTo(published.paths(split));
        assertThat(new RelaxedComparePolicy(published, 1).paths(split).deepestExit())
                .isZero();
    }

    private static int exit(TraceSplit split, double threshold) {
        return new ComparePolicy(ExitSet.all(2), new double[] {threshold, 0})
                .paths(split)
                .deepestExit();
    }
}
