package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ExitInsightAssemblyTest {
    @Test
    void calibrationErrorIsTheWeightedGapOfTheBins() {
        // Two bins: three answers at 0.9, two of them right (gap 0.7 of sums), one at 0.5 that is right (0.5): (0.7 +
        // 0.5) / 4.
        double[] confidence = {0.9, 0.9, 0.9, 0.5};
        boolean[] right = {true, true, false, true};

        assertThat(ExitInsightAssembly.calibrationError(confidence, right)).isCloseTo(0.3, within(1e-12));
    }

    @Test
    void fullConfidenceFallsIntoTheLastBin() {
        assertThat(ExitInsightAssembly.calibrationError(new double[] {1, 1}, new boolean[] {true, true}))
                .isZero();
        assertThat(ExitInsightAssembly.calibrationError(new double[] {1, 1}, new boolean[] {false, false}))
                .isEqualTo(1);
    }

    @Property(tries = 100)
    void calibrationErrorIsAShareAndAtLeastTheGapOfTheMeans(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 1) Double> said, @ForAll long seed) {
        double[] confidence = said.stream().mapToDouble(Double::doubleValue).toArray();
        boolean[] right = new boolean[confidence.length];
        double gap = 0;
        for (int i = 0; i < right.length; i++) {
            right[i] = (seed >> (i % 60) & 1) == 1;
            gap += (right[i] ? 1 : 0) - confidence[i];
        }

        double error = ExitInsightAssembly.calibrationError(confidence, right);

        assertThat(error).isBetween(Math.abs(gap) / right.length - 1e-9, 1 + 1e-9);
    }
}
