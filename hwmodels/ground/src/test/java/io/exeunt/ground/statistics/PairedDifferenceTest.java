package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
    /** Differences 1, 1, 1, -1: mean 1/2, variance 3/4, standard error sqrt(3)/4 = 0.433. */
    private static final double[] FIRST = {1, 1, 1, 0};

    private static final double[] SECOND = {0, 0, 0, 1};

    @Test
    void theMeanIsMeasuredInStandardErrors() {
        assertThat(PairedDifference.isAbove(1.15, FIRST, SECOND)).isTrue();
        assertThat(PairedDifference.isAbove(1.16, FIRST, SECOND)).isFalse();
    }

    @Test
    void nothingIsAboveItself() {
        assertThat(PairedDifference.isAbove(0, FIRST, FIRST)).isFalse();
    }
}
