package io.exeunt.policies.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForecastEngineTest {
    private final ForecastEngine engine = new ForecastEngine(3);

    @Test
    void eachRoundAddsTheNeighboursWithZerosBeyondTheEnds() {
        // (1, −2, ½) → (−1, −½, −1½) → (−1½, −3, −2) → (−4½, −6½, −5)
        assertThat(engine.magnitudes(1, -2, 0.5)).containsExactly(2, 1.5, 3, 6.5);
        assertThat(engine.magnitudes(-2)).containsExactly(2, 2, 2, 2);
    }

    @Test
    void theFirstRoundAboveItsExitsThresholdIsForecast() {
        double[] magnitudes = {2, 1.5, 3, 6.5};

        assertThat(engine.steps(magnitudes, new double[] {9, 1.4, 9, 9}, 0)).isEqualTo(1);
        assertThat(engine.steps(magnitudes, new double[] {9, 1.5, 2.9, 9}, 0)).isEqualTo(2);
        assertThat(engine.steps(magnitudes, new double[] {9, 9, 9, 6}, 0)).isEqualTo(3);
    }

    @Test
    void beyondTheLastExitItsThresholdStands() {
        assertThat(engine.steps(new double[] {2, 1.5, 3, 6.5}, new double[] {9, 9, 2}, 1))
                .isEqualTo(2);
    }

    @Test
    void whereNoneIsAboveTheHorizonIsForecast() {
        assertThat(engine.steps(new double[] {2, 1.5, 3, 6.5}, new double[] {9, 9, 9, 9}, 0))
                .isEqualTo(3);
        assertThatThrownBy(() -> new ForecastEngine(0)).hasMessage("Expected horizon to be > 0, given 0");
    }
}
