package io.exeunt.policies.dl4j.loss;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Probabilities;

/**
 * {@link CascadeLoss} of a network that is trained as a whole. Values: the class logits of every exit, the final one last, then one
 * confidence logit per side exit. Target: index of the right class; further numbers are ignored.
 *
 * @param loss of the probabilities
 * @param classes number of classes, > 0
 */
public record JointCascadeRow(CascadeLoss loss, int classes) implements RowLoss {
    public JointCascadeRow {
        Check.positive("classes", (long) classes);
    }

    @Override
    public double of(float[] values, float[] target, float[] gradient) {
        int exits = loss.sideExits() + 1;
        int right = (int) target[0];
        double[][] softmax = new double[exits][];
        double[] p = new double[exits];
        double[] h = new double[exits - 1];
        for (int k = 0; k < exits; k++) {
            softmax[k] = Probabilities.softmax(values, k * classes, classes);
            p[k] = softmax[k][right];
        }
        for (int k = 0; k < h.length; k++) {
            h[k] = 1 / (1 + Math.exp(-values[exits * classes + k]));
        }
        double[] byP = new double[exits];
        double[] byH = new double[exits - 1];
        double score = loss.of(p, h, byP, byH);
        for (int k = 0; k < exits; k++) {
            for (int c = 0; c < classes; c++) {
                gradient[k * classes + c] = (float) (byP[k] * p[k] * ((c == right ? 1 : 0) - softmax[k][c]));
            }
        }
        for (int k = 0; k < h.length; k++) {
            gradient[exits * classes + k] = (float) (byH[k] * h[k] * (1 - h[k]));
        }
        return score;
    }
}
