package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GeometricSharesTest {
    @Test
    void sharesGrowByTheRatioAndSumToOne() {
        assertThat(GeometricShares.of(2, 3)).containsExactly(new double[] {1 / 7.0, 2 / 7.0, 4 / 7.0}, within(1e-12));
        assertThat(GeometricShares.of(0, 3)).containsExactly(1, 0, 0);
    }

    @Test
    void ratiosRiseFromNoneToNearlyAllAtTheLastExit() {
        double[] ratios = GeometricShares.ratios();

        assertThat(ratios).isSorted().doesNotHaveDuplicates().startsWith(0, 1 / 15.0);
        assertThat(GeometricShares.of(ratios[ratios.length - 1], 2)[1]).isGreaterThan(0.999);
    }

    @Test
    void theLargestRatioThatFitsIsFoundBetweenTheSteps() {
        assertThat(GeometricShares.largest(ratio -> ratio <= 1.23456).orElseThrow())
                .isCloseTo(1.23456, within(1e-6));
        assertThat(GeometricShares.largest(ratio -> ratio <= 1 || ratio > 2 && ratio <= 3.3)
                        .orElseThrow())
                .as("costs need not rise all the way")
                .isCloseTo(3.3, within(1e-6));
        assertThat(GeometricShares.largest(ratio -> false)).isEmpty();
    }
}
