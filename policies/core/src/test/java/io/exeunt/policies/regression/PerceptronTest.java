package io.exeunt.policies.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.policies.regression.Perceptron.Training;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class PerceptronTest {
    private static final int SAMPLES = 800;

    /** Two features far from 0, of different size, beside one that never changes; the class is whether their signs differ. */
    private static float[] values() {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[3 * SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            values[3 * i] = (float) (100 + random.nextDouble(-1, 1));
            values[3 * i + 1] = (float) (-7 + random.nextDouble(-50, 50));
            values[3 * i + 2] = 4;
        }
        return values;
    }

    private static int[] labels(float[] values) {
        int[] labels = new int[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            labels[i] = values[3 * i] > 100 != values[3 * i + 1] > -7 ? 1 : 0;
        }
        return labels;
    }

    private static double right(float[] values, int[] labels, IntUnaryOperator answer) {
        int right = 0;
        for (int i = 0; i < SAMPLES; i++) {
            right += answer.applyAsInt(3 * i) == labels[i] ? 1 : 0;
        }
        return (double) right / SAMPLES;
    }

    @Test
    void itLearnsWhatNoLinearClassifierCan() {
        float[] values = values();
        int[] labels = labels(values);

        Perceptron.Fit fit = Perceptron.fit(3, 2, values, labels, new Training(16, 100, 1));
        SoftmaxRegression.Fit linear = SoftmaxRegression.fit(3, 2, values, labels);

        assertThat(right(values, labels, at -> linear.answer(values, at))).isLessThan(0.65);
        assertThat(right(values, labels, at -> fit.answer(values, at))).isGreaterThan(0.95);
    }

    /** Of features that say nothing, whatever is learnt is wrong: then the weights of an early epoch are kept. */
    @Test
    void whatIsLearntByHeartIsNotKept() {
        SplittableRandom random = new SplittableRandom(9);
        float[] values = new float[20 * 200];
        int[] labels = new int[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        for (int i = 0; i < labels.length; i++) {
            labels[i] = random.nextInt(2);
        }

        Perceptron.Fit few = Perceptron.fit(20, 2, values, labels, new Training(64, 400, 1));
        int byHeart = 0;
        for (int i = 0; i < labels.length; i++) {
            byHeart += few.answer(values, 20 * i) == labels[i] ? 1 : 0;
        }

        assertThat(byHeart).isLessThan(190);
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        float[] values = values();
        int[] labels = labels(values);

        Perceptron.Fit one = Perceptron.fit(3, 2, values, labels, new Training(8, 5, 7));
        Perceptron.Fit same = Perceptron.fit(3, 2, values, labels, new Training(8, 5, 7));
        Perceptron.Fit other = Perceptron.fit(3, 2, values, labels, new Training(8, 5, 8));

        assertThat(same.hidden().weights()).isEqualTo(one.hidden().weights());
        assertThat(same.output().bias()).isEqualTo(one.output().bias());
        assertThat(other.hidden().weights()).isNotEqualTo(one.hidden().weights());
    }

    @Test
    void samplesThatCannotBeAreRefused() {
        Training training = new Training(4, 2, 0);
        assertThatThrownBy(() -> Perceptron.fit(1, 1, new float[] {1, 2}, new int[] {0, 0}, training))
                .hasMessage("Expected classes to be > 1, given 1");
        assertThatThrownBy(() -> Perceptron.fit(1, 2, new float[] {1}, new int[] {0}, training))
                .hasMessage("Expected samples to be at least 2, given 1");
        assertThatThrownBy(() -> Perceptron.fit(2, 2, new float[] {1, 2, 3}, new int[] {0, 1}, training))
                .hasMessage("Expected values to be 4 in number, given 3");
        assertThatThrownBy(() -> Perceptron.fit(1, 2, new float[] {1, Float.NaN}, new int[] {0, 1}, training))
                .hasMessage("Expected feature to be finite, given NaN");
        assertThatThrownBy(() -> new Training(0, 1, 0)).hasMessage("Expected hidden to be > 0, given 0");
    }
}
