package io.exeunt.policies.dl4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointRowsTest {
    private static final CascadeLoss CASCADE = new CascadeLoss(CascadeLoss.Form.V2, 0.9, new double[] {.3, .6, 1});

    /** Three exits of three classes, and two confidences that the distillation does not look at. */
    private static final float[] VALUES = {0.5f, -1, 2, 0.1f, 0.3f, -0.7f, 1.2f, -0.4f, 0.6f, 0.2f, -0.9f};

    private static double loss(RowLoss loss, float[] values, float... target) {
        return loss.of(values, target, new float[VALUES.length]);
    }

    private static double[] softmax(double temperature, float... logits) {
        double[] p = new double[logits.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(logits[c] / temperature);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return p;
    }

    @Test
    void gradientsAreTheSlopesForEveryExitAndConfidence() {
        float step = 1e-2f;
        for (RowLoss row : List.of(new JointCascadeRow(CASCADE, 3), new DistillationRow(3, 3))) {
            for (float[] target : new float[][] {{2, 0}, {0, 1}}) {
                float[] gradient = new float[VALUES.length];
                row.of(VALUES, target, gradient);
                for (int i = 0; i < VALUES.length; i++) {
                    float[] up = VALUES.clone();
                    float[] down = VALUES.clone();
                    up[i] += step;
                    down[i] -= step;
                    double slope = (loss(row, up, target) - loss(row, down, target)) / (up[i] - down[i]);
                    assertThat((double) gradient[i])
                            .as(row + " by value " + i + ", target " + Arrays.toString(target))
                            .isCloseTo(slope, within(2e-4 * Math.max(1, Math.abs(slope))));
                }
            }
        }
    }

    @Test
    void theCascadeSeesSoftmaxOfEveryExitAndSigmoidsOfTheConfidences() {
        double[] p = {softmax(1, 0.5f, -1, 2)[1], softmax(1, 0.1f, 0.3f, -0.7f)[1], softmax(1, 1.2f, -0.4f, 0.6f)[1]};
        double[] h = {1 / (1 + Math.exp(-0.2)), 1 / (1 + Math.exp(0.9))};
        assertThat(loss(new JointCascadeRow(CASCADE, 3), VALUES, 1))
                .isCloseTo(CASCADE.of(p, h, new double[3], new double[2]), within(1e-6));
    }

    @Test
    void exitsOfTheDistillationWeighByTheirNumber() {
        DistillationRow row = new DistillationRow(3, 10);
        assertThat(row.exitWeight(0)).isEqualTo(1 / 12.0);
        assertThat(row.exitWeight(1)).isEqualTo(2 / 12.0);
        assertThat(row.exitWeight(2)).isEqualTo(3 / 12.0);
        assertThat(row.of(new float[30], new float[] {4, 1}, new float[30]))
                .isCloseTo(0.5 * Math.log(10), within(1e-12));
    }

    @Test
    void distillationAddsTheDivergenceOfSoftenedAnswers() {
        DistillationRow row = new DistillationRow(2, 2);
        float[] values = {1, -2, 3, 0.5f};
        double[] pupil = softmax(3, 1, -2);
        double[] teacher = softmax(3, 3, 0.5f);
        double divergence = teacher[0] * Math.log(teacher[0] / pupil[0]) + teacher[1] * Math.log(teacher[1] / pupil[1]);
        assertThat(row.of(values, new float[] {0, 1}, new float[4]) - row.of(values, new float[] {0, 0}, new float[4]))
                .isCloseTo(0.01 * 9 / 2 * divergence, within(1e-9));
    }

    @Test
    void hugeLogitsStayFinite() {
        for (RowLoss row : List.of(new JointCascadeRow(CASCADE, 3), new DistillationRow(3, 3))) {
            float[] huge = VALUES.clone();
            huge[0] = 1e4f;
            huge[7] = -1e4f;
            huge[9] = 1e4f;
            float[] gradient = new float[VALUES.length];
            assertThat(row.of(huge, new float[] {1, 1}, gradient)).isFinite();
            for (float slope : gradient) {
                assertThat(slope).isFinite();
            }
        }
    }
}
