package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NonNegativeProperties {
    @Test
    void findsTheUnconstrainedSolutionWhereItIsPositive() {
        double[] x = NonNegative.solve(new double[][] {{1, 0}, {0, 2}, {1, 1}}, new double[] {3, 8, 7});
        assertThat(x[0]).isCloseTo(3, within(1e-6));
        assertThat(x[1]).isCloseTo(4, within(1e-6));
    }

    @Test
    void bindsWhatWouldBeNegative() {
        double[] x = NonNegative.solve(new double[][] {{1, 1}, {1, 2}, {1, 3}}, new double[] {3, 2, 1});
        assertThat(x[1]).isZero();
        assertThat(x[0]).isCloseTo(2, within(1e-6));
    }

    @Test
    void equalColumnsDoNotFail() {
        double[] x = NonNegative.solve(new double[][] {{1, 1}, {2, 2}}, new double[] {2, 4});
        assertThat(x[0] + x[1]).isCloseTo(2, within(1e-5));
    }

    /** The conditions of Karush, Kuhn and Tucker: no slope at free coefficients, none that would lower the error at bound ones. */
    @Property(tries = 100)
    void solutionsAreOptimal(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[12][5];
        double[] rights = new double[12];
        for (int r = 0; r < rows.length; r++) {
            for (int k = 0; k < 5; k++) {
                rows[r][k] = random.nextGaussian();
            }
            rights[r] = random.nextGaussian();
        }
        double[] x = NonNegative.solve(rows, rights);
        for (int k = 0; k < x.length; k++) {
            double slope = 0;
            for (int r = 0; r < rows.length; r++) {
                slope += rows[r][k] * (rights[r] - RelativeFit.predict(rows[r], x));
            }
            assertThat(x[k]).isNotNegative();
            assertThat(slope).isLessThan(1e-5);
            assertThat(x[k] * slope).isCloseTo(0, within(1e-5));
        }
    }
}
