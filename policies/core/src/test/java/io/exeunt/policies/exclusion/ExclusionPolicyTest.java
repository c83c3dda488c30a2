package io.exeunt.policies.exclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionPolicyTest {
    private static final ExitSet ALL = ExitSet.all(3);

    @Test
    void whenOneClassIsLeftItIsTheAnswer() {
        // 0.2 · 0.9 = 0.18 excludes class 2; 0.5 · 0.8 = 0.4 excludes class 1.
        TraceSplit split = oneSample(0, new float[] {0.9f, 0.5f, 0.1f}, new float[] {0.8f, 0.3f, 0.7f});

        assertThat(paths(split, 0.2, 0.5).entries()).containsExactly(new Entry(Path.of(1, 0b011), 1, 1));
    }

    @Test
    void whatIsExcludedStaysOutThoughALaterHeadLikesIt() {
        // Class 2 is at 0.7 above the bar of exit 1, but exit 0 has excluded it: one class is left, not two.
        TraceSplit split = oneSample(2, new float[] {0.9f, 0.5f, 0.1f}, new float[] {0.8f, 0.3f, 0.7f});

        assertThat(new ComparePolicy(ALL, new double[] {0.9, 0.9, 0})
                        .paths(split)
                        .deepestExit())
                .isEqualTo(2);
        assertThat(paths(split, 0.2, 0.5).entries()).containsExactly(new Entry(Path.of(1, 0b011), 1, 0));
    }

    @Test
    void theLeaderIsReadmitted() {
        // Exit 0 excludes class 2, which leads exit 1 by far.
        TraceSplit split = oneSample(2, new float[] {0.9f, 0.5f, 0.1f}, new float[] {0.1f, 0.4f, 0.9f});

        assertThat(paths(split, 0.2, 0.5).entries()).containsExactly(new Entry(Path.of(1, 0b011), 1, 1));
    }

    @Test
    void theFinalClassifierChoosesAmongTheClassesStillIn() {
        // Class 2 is out. Logits −3, −2, −1: 2 leads, and logits · M = −3, −2, 0 would choose 2 as well. Class 1 it is.
        TraceSplit split = oneSample(1, new float[] {0.9f, 0.8f, 0.1f}, new float[] {0.9f, 0.8f, 0.1f});

        assertThat(paths(split, 0.5, 0.5).entries()).containsExactly(new Entry(Path.of(2, 0b111), 1, 1));
    }

    @Test
    void theLeaderStaysEvenWhereAllProbabilitiesAreZero() {
        TraceSplit split = oneSample(0, new float[] {0, 0, 0}, new float[] {1, 0, 0});

        assertThat(paths(split, 0.5, 0.5).entries()).containsExactly(new Entry(Path.of(0, 0b001), 1, 1));
    }

    @Test
    void equalProbabilitiesOfBetaOneExcludeAllButTheFirst() {
        TraceSplit split = oneSample(0, new float[] {0.5f, 0.5f, 0.5f}, new float[] {1, 0, 0});

        assertThat(paths(split, 0.99, 0.5).deepestExit()).isEqualTo(1);
        assertThat(paths(split, 1, 0.5).deepestExit()).isZero();
    }

    @Test
    void otherHeadsAreRefusedWithAHint() {
        TraceSplit softmax = Splits.random(1, 10, 3, 4, 10);

        assertThatThrownBy(() -> new ExclusionRule(ExclusionRule.BY_BUDGET)
                        .fit(new FitContext(softmax, ALL, Splits.costs(3), 33, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "policy class_exclusion: Expected a head of one sigmoid per class at exit 0 of split fit, given SOFTMAX"
                                + System.lineSeparator()
                                + "  Maybe train heads with one binary cross-entropy per class, or use class_exclusion_cr, which"
                                + " takes heads of any kind.");
    }

    @Test
    void itSaysWhatItDoes() {
        assertThat(new ExclusionPolicy(ALL, new double[] {0.18, 0.06, 0}).describe())
                .isEqualTo("class_exclusion: excludes at exit 0 below 0.1800, exit 1 below 0.06000, final exit 2 none"
                        + " of the leader");
        assertThatThrownBy(() -> new ExclusionPolicy(ALL, new double[] {0.18, 1.2, 0}))
                .hasMessage("Expected betas[1] to be in 0..1, given 1.2");
    }

    private static PathHistogram paths(TraceSplit split, double beta0, double beta1) {
        return new ExclusionPolicy(ALL, new double[] {beta0, beta1, 0}).paths(split);
    }

    private static TraceSplit oneSample(int label, float[] first, float[] second) {
        ExitOutputs last = Splits.outputs(HeadKind.LOGITS, -3, -2, -1);
        return new TraceSplit(
                "fit",
                new int[] {label},
                List.of(Splits.outputs(HeadKind.SIGMOID, first), Splits.outputs(HeadKind.SIGMOID, second), last));
    }
}
