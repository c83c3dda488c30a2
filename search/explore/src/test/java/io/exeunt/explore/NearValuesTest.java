package io.exeunt.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.policy.Parameter;
import org.junit.jupiter.api.Test;

class NearValuesTest {
    private static final Parameter HUNDREDTHS = Parameter.whole("level", 0, 100);

    @Test
    void stepsDoubleBothWaysAndTheRangeIsLookedAtAsAWhole() {
        assertThat(NearValues.of(HUNDREDTHS, 40))
                .containsExactly(0, 8, 24, 25, 32, 36, 38, 39, 41, 42, 44, 48, 50, 56, 72, 75, 100);
    }

    @Test
    void atAnEndTheyGoOneWay() {
        assertThat(NearValues.of(HUNDREDTHS, 0)).containsExactly(0, 1, 2, 4, 8, 16, 25, 32, 50, 64, 75, 100);
        assertThat(NearValues.of(Parameter.whole("level", 5, 45), 45))
                .containsExactly(5, 13, 15, 25, 29, 35, 37, 41, 43, 44, 45);
    }

    @Test
    void ofFewValuesAllAreLookedAt() {
        assertThat(NearValues.areAll(Parameter.whole("patience", 1, 9))).isTrue();
        assertThat(NearValues.areAll(HUNDREDTHS)).isFalse();
    }
}
