package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OracleTest {
    /** First right at exit 0, 1, 2, 2 and never; costs straight to the exits are 11, 21 and 31. */
    private final TraceSplit split = Splits.ofFirstClass(
            new double[] {1, 0, 0, 0, 0}, new double[] {0, 1, 0, 0, 0}, new double[] {0, 0, 1, 1, 0});

    static double direct(int exit, ExitCosts costs) {
        return costs.of(Path.of(exit, 1L << exit));
    }

    static double cheapest(ExitSet exits, ExitCosts costs) {
        return IntStream.of(exits.indices())
                .mapToDouble(k -> direct(k, costs))
                .min()
                .orElseThrow();
    }

    @Test
    void withoutBudgetEverybodyLeavesAtTheCheapestRightExit() {
        assertThat(paths(Double.POSITIVE_INFINITY).entries())
                .containsExactly(
                        new Entry(Path.of(0, 0b001), 2, 1),
                        new Entry(Path.of(1, 0b010), 1, 1),
                        new Entry(Path.of(2, 0b100), 2, 2));
    }

    @Test
    void aTightBudgetServesTheCheapestPricesFirst() {
        // 5 × 11 + 10 = 65: one more at exit 1. 5 × 11 + 10 + 20 = 85: one more at exit 2.
        assertThat(paths(13).accuracy()).isEqualTo(0.4);
        assertThat(paths(16.9).accuracy()).isEqualTo(0.4);
        assertThat(paths(17).accuracy()).isEqualTo(0.6);
        assertThat(paths(11).entries()).containsExactly(new Entry(Path.of(0, 1), 5, 1));
    }

    @Test
    void aBudgetBelowTheCheapestExitIsRefused() {
        assertThatThrownBy(
                        () -> new OracleRule().fit(new FitContext(split, ExitSet.of(3, 1), Splits.costs(3), 20.5, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Expected at least 21.0 MMAC, the mean cost of leaving at exit 1, given 20.5");
    }

    @Test
    void itSaysThatItKnowsTheLabels() {
        assertThat(new OraclePolicy(ExitSet.all(3), Splits.costs(3), 17).describe())
                .isEqualTo("oracle: as many samples right as a mean cost of 17.0 MMAC allows, knowing the labels");
        assertThat(new OraclePolicy(ExitSet.all(3), Splits.costs(3), Double.POSITIVE_INFINITY).describe())
                .isEqualTo("oracle: as many samples right as any cost allows, knowing the labels");
    }

    private PathHistogram paths(double budget) {
        return new OracleRule()
                .fit(new FitContext(split, ExitSet.all(3), Splits.costs(3), budget, 0))
                .paths(split);
    }
}
