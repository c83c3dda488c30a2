package io.exeunt.policies.dl4j.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.loss.CascadeLoss.Form;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RowLossTest {
    private static final float[] VALUES = {0.5f, -1, 2, 0.1f, 0.3f, -0.7f, 1.2f, -0.4f};

    /** Two side exits of three classes; the confidences of the cascade are the last two values. */
    private static final List<RowLoss> LOSSES = List.of(
            new CascadeRow(new CascadeLoss(Form.V1, 0.9, new double[] {.3, .6, 1}), 3),
            new CascadeRow(new CascadeLoss(Form.V2_MEAN, 2.5, new double[] {.3, .6, 1.4}), 3),
            new ExclusionRow(2, 3),
            CrossEntropyRow.unweighted(2, 3),
            CrossEntropyRow.rising(2, 3));

    private static float[] values(RowLoss loss) {
        return loss instanceof CascadeRow ? VALUES : java.util.Arrays.copyOf(VALUES, 6);
    }

    @Test
    void gradientsAreTheSlopes() {
        float step = 1e-2f;
        for (RowLoss loss : LOSSES) {
            float[] values = values(loss);
            float[] target = {2, 0.8f};
            float[] gradient = new float[values.length];
            loss.of(values, target, gradient);
            for (int i = 0; i < values.length; i++) {
                float[] up = values.clone();
                float[] down = values.clone();
                up[i] += step;
                down[i] -= step;
                double slope =
                        (loss.of(up, target, new float[8]) - loss.of(down, target, new float[8])) / (up[i] - down[i]);
                assertThat((double) gradient[i])
                        .as(loss + " by value " + i)
                        .isCloseTo(slope, within(2e-4 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @Test
    void exclusionPunishesALostRightClassFourTimesForEveryOtherClass() {
        // One exit, weight 1/2, two classes, all sigmoids one half: (4·ln 2 + ln 2) / 2 classes / 2.
        assertThat(new ExclusionRow(1, 2).of(new float[2], new float[] {1}, new float[2]))
                .isCloseTo(5 * Math.log(2) / 4, within(1e-12));
        assertThat(new ExclusionRow(1, 10).rightClassWeight()).isEqualTo(36);
        assertThat(new ExclusionRow(1, 100).rightClassWeight()).isEqualTo(396);
    }

    @Test
    void laterExitsWeighMore() {
        assertThat(CrossEntropyRow.rising(3, 10).exitWeights()).containsExactly(1 / 4.0, 1 / 3.0, 1 / 2.0);
    }

    @Test
    void hugeLogitsStayFinite() {
        for (RowLoss loss : LOSSES) {
            float[] huge = values(loss).clone();
            huge[0] = 1e4f;
            huge[1] = -1e4f;
            float[] gradient = new float[huge.length];
            assertThat(loss.of(huge, new float[] {1, 0}, gradient)).isFinite();
            for (float slope : gradient) {
                assertThat(slope).isFinite();
            }
        }
    }

    @Test
    void deeplearning4jSeesRowsAddedUp() {
        Nd4jRuntime.prepare();
        RowLoss loss = CrossEntropyRow.unweighted(1, 3);
        RowLossFunction function = new RowLossFunction(loss);
        INDArray values = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {0, 0, 0}});
        INDArray labels = Nd4j.createFromArray(new float[][] {{0}, {1}});
        float[] first = new float[3];
        double score = loss.of(new float[] {1, 2, 3}, new float[] {0}, first) + Math.log(3);
        var both = function.computeGradientAndScore(labels, values, new ActivationIdentity(), null, true);
        assertThat(both.getFirst()).isCloseTo(score / 2, within(1e-9));
        assertThat(Tiny.values(both.getSecond().getRow(0))).containsExactly(first);
        assertThat(function.computeScore(labels, values, new ActivationIdentity(), null, false))
                .isCloseTo(score, within(1e-9));
        assertThat(function.computeScoreArray(labels, values, new ActivationIdentity(), null)
                        .getDouble(1))
                .isCloseTo(Math.log(3), within(1e-6));
    }
}
