package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;

class ThresholdKernelTest {
    private final TraceSplit split = Splits.random(5, 1000, 3, 10, 100_000);
    private final ThresholdKernel kernel = ThresholdKernel.of(split, Score.MAX_SOFTMAX);

    @Test
    void levelZeroLetsEverybodyGo() {
        assertThat(kernel.histogram(ExitSet.all(3), new int[] {0, 0, 0}).entries())
                .extracting(Entry::path)
                .containsExactly(Path.of(0, 1));
    }

    @Test
    void levelTwoHundredFiftyFiveLetsNobodyGoAndIsNotAsked() {
        assertThat(kernel.histogram(ExitSet.all(3), new int[] {255, 255, 0}).entries())
                .extracting(Entry::path)
                .containsExactly(Path.of(2, 0b100));
    }

    @Test
    void aLevelIsTheShareThatStays() {
        int[] counts = new int[3];
        for (int level = 1; level < 255; level++) {
            kernel.count(ExitSet.of(3, 0), new int[] {level, 0, 0}, counts, new int[3]);
            assertThat(counts[2] / 1000.0).isCloseTo(level / 255.0, within(0.01));
        }
    }

    @Test
    void levelsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> kernel.heads(ExitSet.all(3), new int[] {0, 256, 0}))
                .hasMessage("Expected levels[1] to be in 0..255, given 256");
        assertThatThrownBy(() -> kernel.threshold(0, -1)).hasMessage("Expected level to be in 0..255, given -1");
    }

    @Test
    void aDesignFoundOnOneSplitWorksOnAnother() {
        TraceSplit other = Splits.random(6, 777, 3, 10, 100_000);

        double depth = kernel.policy(ExitSet.all(3), new int[] {128, 128, 0})
                .paths(other)
                .meanExit();

        assertThat(depth)
                .isCloseTo(
                        kernel.histogram(ExitSet.all(3), new int[] {128, 128, 0})
                                .meanExit(),
                        within(0.1));
    }
}
