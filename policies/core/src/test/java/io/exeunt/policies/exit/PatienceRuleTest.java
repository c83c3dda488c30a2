package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceRuleTest {
    /** Answers by exit: 0000, 0111, 1001 and 0101; class 0 is right. */
    private final TraceSplit split = Splits.ofFirstClass(
            new double[] {1, 1, 0, 1}, new double[] {1, 0, 1, 0}, new double[] {1, 0, 1, 1}, new double[] {1, 0, 0, 0});

    @Test
    void patienceOneLeavesAtTheFirstExit() {
        assertThat(paths(ExitSet.all(4), 1).entries()).containsExactly(new Entry(Path.of(0, 1), 4, 3));
    }

    @Test
    void patienceTwoLeavesWhenTwoExitsInARowAgree() {
        assertThat(paths(ExitSet.all(4), 2).entries())
                .containsExactly(
                        new Entry(Path.of(1, 0b0011), 1, 1),
                        new Entry(Path.of(2, 0b0111), 2, 1),
                        new Entry(Path.of(3, 0b1111), 1, 0));
    }

    @Test
    void onlyKeptExitsAreCompared() {
        // Exits 0, 2, 3: answers 000, 011, 101, 001.
        assertThat(paths(ExitSet.of(4, 0, 2), 2).entries())
                .containsExactly(new Entry(Path.of(2, 0b0101), 2, 2), new Entry(Path.of(3, 0b1101), 2, 0));
    }

    @Test
    void atTheFinalExitEverybodyLeaves() {
        assertThat(paths(ExitSet.all(4), 9)).isEqualTo(paths(ExitSet.all(4), 4));
        assertThat(paths(ExitSet.all(4), 9).entries()).containsExactly(new Entry(Path.of(3, 0b1111), 4, 1));
    }

    /** Mean costs are 11, (22 + 2·33 + 44) / 4 = 33, (3·44 + 33) / 4 = 41.25 and 44; with class 1 right 1, 2, 3 and 3 are right. */
    @ParameterizedTest
    @CsvSource({"11, 1", "32.9, 1", "33, 2", "41.3, 3", "44, 3", "Infinity, 3"})
    void theLargestPatienceWithinTheBudgetIsChosenUnlessLessIsAsGood(double budget, int patience) {
        TraceSplit deeperIsBetter = new TraceSplit("fit", new int[] {1, 1, 1, 1}, split.exits());
        FitContext context = new FitContext(deeperIsBetter, ExitSet.all(4), Splits.costs(4), budget, 0);

        assertThat(new PatienceRule(PatienceRule.BY_BUDGET).fit(context))
                .isEqualTo(new PatiencePolicy(ExitSet.all(4), patience));
    }

    @Test
    void moreBudgetIsNotSpentOnWorseAnswers() {
        assertThat(new PatienceRule(PatienceRule.BY_BUDGET).fit(context(44)))
                .as("three are right at the first exit, two at patience 2, one after that")
                .isEqualTo(new PatiencePolicy(ExitSet.all(4), 1));
    }

    @Test
    void aFixedPatienceThatCostsTooMuchIsRefused() {
        assertThatThrownBy(() -> new PatienceRule(2).fit(context(32)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("budget: Expected at least 33.0 MMAC, the mean cost of patience 2, given 32.0");
    }

    @Test
    void itSaysWhatItDoes() {
        assertThat(new PatienceRule(2).fit(context(40)).describe())
                .isEqualTo("patience: leaves when 2 kept exits in a row agree, at final exit 3 always");
        assertThat(new PatienceRule(2).name()).isEqualTo("patience:2");
    }

    private PathHistogram paths(ExitSet exits, int patience) {
        return new PatiencePolicy(exits, patience).paths(split);
    }

    private FitContext context(double budget) {
        return new FitContext(split, ExitSet.all(4), Splits.costs(4), budget, 0);
    }
}
