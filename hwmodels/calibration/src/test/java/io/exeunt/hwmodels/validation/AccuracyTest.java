package io.exeunt.hwmodels.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void figuresAgreeWithHandWorkedOnes() {
        Accuracy accuracy = Accuracy.of(new double[] {104, 92, 330, 400}, new double[] {100, 100, 300, 500});
        assertThat(accuracy.meanError()).isCloseTo((0.04 + 0.08 + 0.10 + 0.20) / 4, within(1e-12));
        assertThat(accuracy.bias()).isCloseTo((0.04 - 0.08 + 0.10 - 0.20) / 4, within(1e-12));
        assertThat(accuracy.worstError()).isCloseTo(0.2, within(1e-12));
        assertThat(accuracy.within5()).isEqualTo(0.25);
        assertThat(accuracy.within10()).isGreaterThanOrEqualTo(0.5);
        assertThat(accuracy.count()).isEqualTo(4);
    }

    @Test
    void perfectPredictionsHaveNoErrorAndFullRank() {
        double[] values = {1, 2, 5, 3};
        Accuracy accuracy = Accuracy.of(values, values);
        assertThat(accuracy.meanError()).isZero();
        assertThat(accuracy.spearman()).isCloseTo(1, within(1e-12));
    }

    @Test
    void rankCorrelationIgnoresScale() {
        assertThat(Accuracy.of(new double[] {10, 200, 3000}, new double[] {1, 2, 3})
                        .spearman())
                .isCloseTo(1, within(1e-12));
        assertThat(Accuracy.of(new double[] {3, 2, 1}, new double[] {1, 2, 3}).spearman())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void oneLineSaysItAll() {
        assertThat(Accuracy.of(new double[] {1.1, 2}, new double[] {1, 2}))
                .hasToString("mean error 5.00 %, bias +5.00 %, worst 10.0 %, within 5 % 50.0 %, within 10 % 50.0 %, "
                        + "Spearman 1.0000, n 2");
    }

    @Test
    void refusesUnequalLengthsAndNonPositiveMeasurements() {
        assertThatThrownBy(() -> Accuracy.of(new double[1], new double[2]))
                .hasMessage("Expected predictions to be 2 in number, at least 1, given 1");
        assertThatThrownBy(() -> Accuracy.of(new double[] {1}, new double[] {0}))
                .hasMessage("Expected measurement 0 to be > 0, given 0.0");
    }
}
