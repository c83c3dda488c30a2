package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;

class FixedExitRuleTest {
    private final TraceSplit split =
            Splits.ofFirstClass(new double[] {1, 0, 0}, new double[] {1, 1, 0}, new double[] {1, 1, 1});

    @Test
    void everybodyLeavesThereAndOnlyThatHeadIsAsked() {
        FittedPolicy policy = new FixedExitRule(1).fit(context(21));

        assertThat(policy.paths(split).entries()).containsExactly(new Entry(Path.of(1, 0b010), 3, 2));
        assertThat(policy.describe()).isEqualTo("fixed: every sample leaves at exit 1");
    }

    @Test
    void neverIsThePlainNetwork() {
        FittedPolicy policy = new NeverRule().fit(context(31));

        assertThat(policy.paths(split).entries()).containsExactly(new Entry(Path.of(2, 0b100), 3, 3));
        assertThat(policy.describe()).isEqualTo("never: every sample runs to the final exit");
    }

    @Test
    void anExitThatIsNotKeptOrDoesNotExistIsRefused() {
        assertThatThrownBy(() -> new FixedExitRule(0).fit(context(100)))
                .hasMessage("Expected fixed exit 0 to be kept, given not kept");
        assertThatThrownBy(() -> new FixedExitRule(3).fit(context(100)))
                .hasMessage("Expected fixed exit to be in 0..2, given 3");
    }

    @Test
    void aBudgetBelowItsCostIsRefused() {
        assertThatThrownBy(() -> new FixedExitRule(1).fit(context(20)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("budget: Expected at least 21.0 MMAC, the mean cost of exit 1, given 20.0");
        assertThatThrownBy(() -> new NeverRule().fit(context(30)))
                .hasMessageContaining("31.0 MMAC, the mean cost of the final exit, given 30.0");
    }

    private FitContext context(double budget) {
        return new FitContext(split, ExitSet.of(3, 1), Splits.costs(3), budget, 0);
    }
}
