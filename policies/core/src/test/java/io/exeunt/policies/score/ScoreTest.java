package io.exeunt.policies.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.Splits;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreTest {
    private static final Offset<Double> FLOAT = within(1e-6);

    private final ExitOutputs softmax = Splits.outputs(HeadKind.SOFTMAX, 0.25f, 0.5f, 0.125f, 0.125f);

    @Test
    void maxSoftmaxIsTheLargestProbability() {
        assertThat(Score.MAX_SOFTMAX.column(softmax)).containsExactly(0.5);
    }

    @Test
    void entropyIsTurnedRoundAndScaledByItsLargestValue() {
        // Entropy (1/4·2 + 1/2·1 + 2·1/8·3) bit = 1.75 bit of at most 2 bit.
        assertThat(Score.ENTROPY.column(softmax)[0]).isCloseTo(1 - 1.75 / 2, FLOAT);
        assertThat(Score.ENTROPY.column(Splits.outputs(HeadKind.SOFTMAX, 0, 1, 0))[0])
                .isEqualTo(1);
        assertThat(Score.ENTROPY.column(Splits.outputs(HeadKind.SOFTMAX, 0.5f, 0.5f))[0])
                .isCloseTo(0, FLOAT);
    }

    @Test
    void marginIsTheLeadOverTheSecond() {
        assertThat(Score.MARGIN.column(softmax)).containsExactly(0.25);
        assertThat(Score.MARGIN.column(Splits.outputs(HeadKind.SOFTMAX, 0.5f, 0.5f)))
                .containsExactly(0);
    }

    @Test
    void logitsGoThroughSoftmax() {
        float ln3 = (float) Math.log(3);

        assertThat(Score.MAX_SOFTMAX.column(Splits.outputs(HeadKind.LOGITS, ln3, 0))[0])
                .isCloseTo(0.75, FLOAT);
        assertThat(Score.MAX_SOFTMAX.column(Splits.outputs(HeadKind.LOGITS, 1000 + ln3, 1000))[0])
                .isCloseTo(0.75, within(1e-4));
    }

    @Test
    void aMaskedClassCountsForNoScore() {
        float masked = Float.NEGATIVE_INFINITY;
        ExitOutputs of3 = Splits.outputs(HeadKind.LOGITS, 1, masked, 2);
        ExitOutputs of2 = Splits.outputs(HeadKind.LOGITS, 1, 2);
        for (Score score : List.of(Score.MAX_SOFTMAX, Score.MARGIN, Score.MAX_ABS_LOGIT)) {
            assertThat(score.column(of3)).containsExactly(score.column(of2));
        }
        assertThat(Score.ENTROPY.column(of3)[0])
                .isCloseTo(1 - (1 - Score.ENTROPY.column(of2)[0]) * Math.log(2) / Math.log(3), FLOAT);
        assertThat(Score.ENTROPY.column(Splits.outputs(HeadKind.LOGITS, 1, masked))[0])
                .isEqualTo(1);
    }

    @Test
    void sigmoidsGoThroughSoftmaxOfTheirLogits() {
        // Odds 3 and 1.
        assertThat(Score.MAX_SOFTMAX.column(Splits.outputs(HeadKind.SIGMOID, 0.75f, 0.5f))[0])
                .isCloseTo(0.75, FLOAT);
        assertThat(Score.MAX_SOFTMAX.column(Splits.outputs(HeadKind.SIGMOID, 1, 1))[0])
                .isCloseTo(0.5, FLOAT);
        assertThat(Score.MAX_SOFTMAX.column(Splits.outputs(HeadKind.SIGMOID, 0, 0))[0])
                .isCloseTo(0.5, FLOAT);
    }

    @Test
    void maxAbsLogitTakesTheMagnitudeOfRawLogitsOnly() {
        assertThat(Score.MAX_ABS_LOGIT.column(Splits.outputs(HeadKind.LOGITS, 2, -3, 1)))
                .containsExactly(3);
        assertThatThrownBy(() -> Score.MAX_ABS_LOGIT.column(softmax))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected head kind for max_abs_logit to be LOGITS, given SOFTMAX");
    }

    @Test
    void confidenceIsWhatTheExitSaysOfItself() {
        ExitOutputs withHead =
                new ExitOutputs(HeadKind.SOFTMAX, 2, new float[] {1, 0, 0, 1}, new float[] {0.25f, 0.5f});

        assertThat(Score.CONFIDENCE_HEAD.column(withHead)).containsExactly(0.25, 0.5);
        assertThatThrownBy(() -> Score.CONFIDENCE_HEAD.column(softmax))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected every exit to have a confidence head for confidence");
    }

    @ParameterizedTest
    @EnumSource(names = {"MAX_SOFTMAX", "ENTROPY", "MARGIN"})
    void aSingleClassIsCertain(Score score) {
        assertThat(score.column(Splits.outputs(HeadKind.SOFTMAX, 1))).containsExactly(1);
    }

    @Test
    void columnsOfExitsNotAskedForAreLeftOut() {
        ScoreColumns columns =
                ScoreColumns.of(Splits.ofFirstClass(new double[] {0.75}, new double[] {0.5}), Score.MAX_SOFTMAX, 0b10);

        assertThat(columns.exits()).isEqualTo(2);
        assertThat(columns.column(0)).isEmpty();
        assertThat(columns.column(1)).containsExactly(0.5);
    }

    @Test
    void namesAreUnique() {
        assertThat(List.of(Score.values())).extracting(Score::id).doesNotHaveDuplicates();
    }
}
