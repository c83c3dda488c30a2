package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;

class ThresholdPolicyTest {
    private static final double ALL = Double.NEGATIVE_INFINITY;
    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Class 0 is right; a value below a half is a wrong answer. */
    private final TraceSplit split = Splits.ofFirstClass(
            new double[] {0.875, 0.75, 0.25, 0.5}, new double[] {1, 0.25, 0.5, 0.625}, new double[] {1, 1, 0.25, 1});

    @Test
    void theFirstScoreThatReachesItsThresholdDecides() {
        PathHistogram paths = policy(ExitSet.all(3), 0.75, 0.625, NONE).paths(split);

        // Max softmax at exit 0: .875, .75, .75 (wrong), .5; the last sample leaves at exit 1 with .625.
        assertThat(paths.entries())
                .containsExactly(new Entry(Path.of(0, 0b001), 3, 2), new Entry(Path.of(1, 0b011), 1, 1));
    }

    @Test
    void exitsNotKeptAreNeitherAskedNorCharged() {
        PathHistogram paths = policy(ExitSet.of(3, 1), 0.5, 0.75, 0).paths(split);

        assertThat(paths.entries())
                .containsExactly(new Entry(Path.of(1, 0b010), 2, 1), new Entry(Path.of(2, 0b110), 2, 1));
    }

    @Test
    void aHeadThatCanLetNobodyGoIsNotAsked() {
        PathHistogram paths = policy(ExitSet.all(3), NONE, 2, 0).paths(split);

        assertThat(paths.entries()).containsExactly(new Entry(Path.of(2, 0b110), 4, 3));
    }

    @Test
    void itSaysWhatItDoes() {
        assertThat(policy(ExitSet.all(3), 0.91827, ALL, NONE).describe())
                .isEqualTo("max_softmax: leaves at exit 0 from 0.9183, exit 1 from any score, final exit 2 always");
    }

    @Test
    void thresholdsMustBeNumbersOnePerExit() {
        assertThatThrownBy(() -> policy(ExitSet.all(3), 1, 2))
                .hasMessage("Expected thresholds to be 3 numbers, given 2");
        assertThatThrownBy(() -> policy(ExitSet.all(2), Double.NaN, 0))
                .hasMessage("Expected thresholds[0] to be a number, given NaN");
    }

    private static ThresholdPolicy policy(ExitSet exits, double... thresholds) {
        return new ThresholdPolicy(Score.MAX_SOFTMAX, exits, thresholds);
    }
}
