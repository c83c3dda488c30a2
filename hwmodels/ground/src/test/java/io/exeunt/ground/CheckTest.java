package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CheckTest {
    @Test
    void whatHoldsIsGivenBack() {
        assertThat(Check.positive("a", 0.5)).isEqualTo(0.5);
        assertThat(Check.positive("a", 1)).isEqualTo(1);
        assertThat(Check.positive("a", 1L)).isEqualTo(1L);
        assertThat(Check.nonNegative("a", 0.0)).isZero();
        assertThat(Check.nonNegative("a", 0L)).isZero();
        assertThat(Check.finite("a", -3.0)).isEqualTo(-3.0);
        assertThat(Check.inRange("a", 2, 2, 2)).isEqualTo(2);
        assertThat(Check.probability("a", 1.0)).isEqualTo(1.0);
        assertThat(Check.notBlank("a", " b")).isEqualTo(" b");
        assertThat(Check.notEmpty("a", List.of(7))).containsExactly(7);
    }

    @Test
    void whatDoesNotHoldIsToldWithNameConditionAndValue() {
        refused(() -> Check.positive("freqHz", 0.0), "Expected freqHz to be > 0, given 0.0");
        refused(() -> Check.positive("freqHz", Double.POSITIVE_INFINITY), "Expected freqHz to be > 0, given Infinity");
        refused(() -> Check.positive("n", -1), "Expected n to be > 0, given -1");
        refused(() -> Check.positive("n", 0L), "Expected n to be > 0, given 0");
        refused(() -> Check.nonNegative("energyJ", Double.NaN), "Expected energyJ to be >= 0, given NaN");
        refused(() -> Check.nonNegative("n", -2L), "Expected n to be >= 0, given -2");
        refused(() -> Check.finite("x", Double.NaN), "Expected x to be finite, given NaN");
        refused(() -> Check.inRange("state", 5, 0, 4), "Expected state to be in 0..4, given 5");
        refused(() -> Check.inRange("state", -1, 0, 4), "Expected state to be in 0..4, given -1");
        refused(() -> Check.probability("p", 1.5), "Expected p to be in 0..1, given 1.5");
        refused(() -> Check.notBlank("name", " "), "Expected name to be not blank, given \" \"");
        refused(() -> Check.notEmpty("parts", List.of()), "Expected parts to be not empty, given []");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
