package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Shares and costs of the schedulers that the authors ship: they overrun their budgets by up to 7 %. */
    @ParameterizedTest
    @CsvSource({
        ".8824 .0917 .0259, 2.31 4.15 4.93, 2.547, .0187",
        ".1377 .4393 .2633 .1598, 2.49 5.30 9.53 10.20, 6.81, .0476",
        ".1760 .2635 .1297 .4308, 51.04 91.35 148.13 188.90, 133.6, .0690",
        ".1638 .3502 .1535 .3325, 51.04 91.35 148.13 188.90, 125.9, .0072"
    })
    void meanCostIsThatOfTheShippedSchedulers(String shares, String cost, double expected, double overrun) {
        double mean = Shares.meanCost(numbers(shares), numbers(cost));
        assertThat(mean).isCloseTo(expected, within(5e-4 * expected));
        double budget = expected / (1 + overrun);
        assertThat(Shares.meanCost(Shares.spending(numbers(shares), numbers(cost), budget), numbers(cost)))
                .isCloseTo(budget, within(1e-9));
    }

    @Test
    void tooDearSharesAreBlendedWithTheFirstExit() {
        // Mean cost 2 of 1 and 3; a budget of 1.5 needs half of everyone at the first exit.
        assertThat(Shares.spending(new double[] {0.5, 0.5}, new double[] {1, 3}, 1.5))
                .containsExactly(new double[] {0.75, 0.25}, within(1e-12));
    }

    @Test
    void tooCheapSharesAreBlendedWithTheLastExit() {
        assertThat(Shares.spending(new double[] {0.5, 0.5}, new double[] {1, 3}, 2.5))
                .containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        assertThat(Shares.spending(new double[] {0.5, 0.5}, new double[] {1, 3}, 99))
                .containsExactly(new double[] {0, 1}, within(1e-12));
    }

    @Test
    void oneExitNeedsNoBlending() {
        assertThat(Shares.spending(new double[] {1}, new double[] {4}, 9)).containsExactly(1);
    }

    @Test
    void cautionLeavesOneStandardErrorUnspent() {
        double[] cost = {0, 2};
        double[] cautious = Shares.spendingCautiously(new double[] {0.5, 0.5}, cost, 1, 100);
        assertThat(Shares.meanCost(cautious, cost)).isCloseTo(1 - 0.1, within(1e-12));
    }
}
