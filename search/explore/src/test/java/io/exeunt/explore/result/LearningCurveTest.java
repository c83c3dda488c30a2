package io.exeunt.explore.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningCurveTest {
    private static LearningCurve curve(Double... fit) {
        return new LearningCurve("pteenet", "exit1", 1000, Collections.nCopies(fit.length, 0.9), List.of(fit));
    }

    @Test
    void aHeadThatRoseByMoreThanTwoStandardErrorsAtTheEndIsUndertrained() {
        LearningCurve rising = curve(0.2, 0.4, 0.6, 0.65);
        assertThat(rising.lateRise()).isEqualTo(0.65 - 0.6);
        assertThat(rising.undertrained()).isTrue();
        assertThat(curve(0.2, 0.4, 0.61, 0.65).undertrained()).isFalse();
    }

    @Test
    void whatWasWonBeforeTheLastQuarterDoesNotCount() {
        assertThat(curve(0.1, 0.2, 0.3, 0.4, 0.5, 0.8, 0.8, 0.81).lateRise()).isEqualTo(0.81 - 0.8);
    }

    @Test
    void whoIsRightThroughoutHasNothingLeftToLearn() {
        assertThat(curve(0.2, 0.4, 0.999, 1.0).undertrained()).isFalse();
        assertThat(curve(0.2, 0.4, 0.5, 1.0).undertrained()).isFalse();
    }

    @Test
    void threeEpochsShowNoTrend() {
        assertThat(curve(0.1, 0.5, 0.9).undertrained()).isFalse();
    }

    @Test
    void bothCurvesAreOfEqualLength() {
        assertThatThrownBy(() -> new LearningCurve("a", "b", 10, List.of(0.5), List.of(0.5, 0.6)))
                .hasMessage("Expected fit to be 1 in number, given 2");
    }
}
