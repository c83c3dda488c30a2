package io.exeunt.ground.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void theSmallestIsTakenTimesAllTheNextTimesTheRest() {
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, Offset.offset(1e-15));
    }

    @Test
    void noneRisesAboveOne() {
        assertThat(Holm.adjusted(new double[] {0.9, 0.6})).containsExactly(1, 1);
        assertThat(Holm.adjusted(new double[0])).isEmpty();
    }

    @Test
    void pValuesAreProbabilities() {
        assertThatThrownBy(() -> Holm.adjusted(new double[] {0.5, 1.5}))
                .hasMessage("Expected p[1] to be in 0..1, given 1.5");
    }
}
