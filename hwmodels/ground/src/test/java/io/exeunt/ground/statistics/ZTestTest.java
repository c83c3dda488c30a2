package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ZTestTest {
    @Test
    void bothTailsOfTheNormalDistributionAreCounted() {
        for (double z : new double[] {0.1, 1, 1.96, 3, -2}) {
            assertThat(ZTest.twoSidedP(z * 0.5, 0.5))
                    .isCloseTo(2 * new NormalDistribution().cumulativeProbability(-Math.abs(z)), Offset.offset(1e-12));
        }
    }

    @Test
    void noDifferenceIsNeverSignificantAndAnErrorlessOneAlways() {
        assertThat(ZTest.twoSidedP(0, 0)).isEqualTo(1);
        assertThat(ZTest.twoSidedP(0.1, 0)).isEqualTo(0);
    }
}
