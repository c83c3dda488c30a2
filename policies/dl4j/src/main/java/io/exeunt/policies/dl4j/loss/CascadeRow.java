package io.exeunt.policies.dl4j.loss;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Probabilities;

/**
 * {@link CascadeLoss} of what heads on a frozen backbone say. Values: the class logits of every side exit, one exit after the other,
 * then one confidence logit per side exit. Target: index of the right class, then the probability that the final exit, which is not
 * trained, gives to it.
 *
 * @param loss of the probabilities
 * @param classes number of classes, > 0
 */
public record CascadeRow(CascadeLoss loss, int classes) implements RowLoss {
    public CascadeRow {
        Check.positive("classes", (long) classes);
    }

    /** Numbers in a target. */
    public static final int TARGET_WIDTH = 2;

    @Override
    public double of(float[] values, float[] target, float[] gradient) {
        int side = loss.sideExits();
        int right = (int) target[0];
        double[][] softmax = new double[side][];
        double[] p = new double[side + 1];
        double[] h = new double[side];
        for (int k = 0; k < side; k++) {
            softmax[k] = Probabilities.softmax(values, k * classes, classes);
            p[k] = softmax[k][right];
            h[k] = 1 / (1 + Math.exp(-values[side * classes + k]));
        }
        p[side] = target[1];
        double[] byP = new double[side + 1];
        double[] byH = new double[side];
        double score = loss.of(p, h, byP, byH);
        for (int k = 0; k < side; k++) {
            for (int c = 0; c < classes; c++) {
                gradient[k * classes + c] = (float) (byP[k] * p[k] * ((c == right ? 1 : 0) - softmax[k][c]));
            }
            gradient[side * classes + k] = (float) (byH[k] * h[k] * (1 - h[k]));
        }
        return score;
    }
}
