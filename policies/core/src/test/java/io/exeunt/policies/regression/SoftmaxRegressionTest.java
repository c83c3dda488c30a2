package io.exeunt.policies.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {
    /** Two classes at x = −1 and 1: by symmetry no bias and opposite weights, which solve w = 4 / (1 + e^(2w)), w = .741… */
    @Test
    void twoSamplesPerClassGiveWhatCanBeWorkedOutByHand() {
        SoftmaxRegression.Fit fit = SoftmaxRegression.fit(1, 2, new float[] {-1, 1, -1, 1}, new int[] {0, 1, 0, 1});

        double weight = fit.weights()[1];
        assertThat(weight).isCloseTo(4 / (1 + Math.exp(2 * weight)), within(1e-4));
        assertThat(fit.weights()[0]).isCloseTo((float) -weight, within(1e-5f));
        assertThat(fit.bias()).containsExactly(new float[] {0, 0}, within(1e-5f));
    }

    @Property(tries = 30)
    void answersDoNotDependOnHowFeaturesAreShiftedAndScaled(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int samples = 60;
        float[] plain = new float[samples * 2];
        float[] moved = new float[samples * 2];
        int[] labels = new int[samples];
        for (int i = 0; i < samples; i++) {
            labels[i] = i % 3;
            plain[2 * i] = (float) (labels[i] + random.nextDouble(-0.3, 0.3));
            plain[2 * i + 1] = (float) (labels[i] == 1 ? 1 : 0) + (float) random.nextDouble(-0.3, 0.3);
            moved[2 * i] = 8 * plain[2 * i] - 4;
            moved[2 * i + 1] = plain[2 * i + 1] / 16 + 1;
        }

        SoftmaxRegression.Fit fit = SoftmaxRegression.fit(2, 3, plain, labels);
        SoftmaxRegression.Fit other = SoftmaxRegression.fit(2, 3, moved, labels);

        for (int i = 0; i < samples; i++) {
            assertThat(fit.answer(plain, 2 * i)).isEqualTo(labels[i]).isEqualTo(other.answer(moved, 2 * i));
        }
    }

    @Test
    void aFeatureThatNeverChangesIsOfNoAccount() {
        SoftmaxRegression.Fit fit =
                SoftmaxRegression.fit(2, 2, new float[] {-1, 7, 1, 7, -2, 7, 2, 7}, new int[] {0, 1, 0, 1});

        assertThat(fit.weights()[2]).isZero();
        assertThat(fit.weights()[3]).isZero();
        assertThat(fit.answer(new float[] {-3, 1000}, 0)).isZero();
    }

    @Test
    void samplesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> SoftmaxRegression.fit(2, 2, new float[3], new int[] {0, 1}))
                .hasMessage("Expected values to be 4 in number, given 3");
        assertThatThrownBy(() -> SoftmaxRegression.fit(1, 2, new float[] {1, Float.NaN}, new int[] {0, 1}))
                .hasMessageStartingWith("Expected feature to be finite, given NaN");
        assertThatThrownBy(() -> SoftmaxRegression.fit(1, 2, new float[] {1, 2}, new int[] {0, 2}))
                .hasMessage("Expected label to be in 0..1, given 2");
    }
}
