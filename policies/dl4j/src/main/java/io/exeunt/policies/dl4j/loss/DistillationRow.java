package io.exeunt.policies.dl4j.loss;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Probabilities;
import java.util.Arrays;

/**
 * The loss that EENet-Ilhan's networks are trained with: later exits count more, and towards the end of the training side exits
 * learn from the final one as well. With exits j = 1 … K and logits z_j of C classes,
 *
 * <pre>
 * L = Σ_j j / (K·(K+1)) · CE_j  +  s · Σ_{j&lt;K} 0.01·T² / C · KL(softmax(z_K / T) ‖ softmax(z_j / T)),   T = 3,
 * </pre>
 *
 * s = 1 in the last quarter of the epochs and 0 before. The final exit is moved by the second sum, too. Source: code of
 * arXiv 2301.07099, where the division by C comes from PyTorch's 'mean' reduction.
 *
 * <p>Values: class logits of every exit, the final one last. Target: index of the right class, then s.
 *
 * @param exits number of exits K, > 0
 * @param classes number of classes, > 1
 */
public record DistillationRow(int exits, int classes) implements RowLoss {
    private static final double TEMPERATURE = 3;
    private static final double WEIGHT = 0.01;
    /** Keeps the logarithm finite where a probability underflows. */
    private static final double SMALLEST_PROBABILITY = 1e-30;

    public DistillationRow {
        Check.positive("exits", (long) exits);
        Check.require(classes > 1, "classes", "> 1", classes);
    }

    /** Weight of an exit's cross entropy; {@code exit} counts from 0. */
    double exitWeight(int exit) {
        return (exit + 1.0) / (exits * (exits + 1.0));
    }

    @Override
    public double of(float[] values, float[] target, float[] gradient) {
        Arrays.fill(gradient, 0, exits * classes, 0);
        double loss = 0;
        for (int k = 0; k < exits; k++) {
            loss += crossEntropy(k, values, (int) target[0], gradient);
        }
        if (target[1] != 0) {
            double[] teacher = softened(values, exits - 1);
            for (int k = 0; k < exits - 1; k++) {
                loss += distilled(k, teacher, softened(values, k), target[1], gradient);
            }
        }
        return loss;
    }

    private double crossEntropy(int exit, float[] values, int right, float[] gradient) {
        double[] p = Probabilities.softmax(values, exit * classes, classes);
        for (int c = 0; c < classes; c++) {
            gradient[exit * classes + c] += (float) (exitWeight(exit) * (p[c] - (c == right ? 1 : 0)));
        }
        return -exitWeight(exit) * Math.log(Math.max(p[right], SMALLEST_PROBABILITY));
    }

    private double distilled(int exit, double[] teacher, double[] pupil, double share, float[] gradient) {
        double[] logRatio = new double[classes];
        double divergence = 0;
        for (int c = 0; c < classes; c++) {
            logRatio[c] = Math.log(Math.max(teacher[c], SMALLEST_PROBABILITY))
                    - Math.log(Math.max(pupil[c], SMALLEST_PROBABILITY));
            divergence += teacher[c] * logRatio[c];
        }
        double weight = share * WEIGHT * TEMPERATURE * TEMPERATURE / classes;
        int last = (exits - 1) * classes;
        for (int c = 0; c < classes; c++) {
            gradient[exit * classes + c] += (float) (weight / TEMPERATURE * (pupil[c] - teacher[c]));
            gradient[last + c] += (float) (weight / TEMPERATURE * teacher[c] * (logRatio[c] - divergence));
        }
        return weight * divergence;
    }

    private double[] softened(float[] values, int exit) {
        float[] scaled = Arrays.copyOfRange(values, exit * classes, (exit + 1) * classes);
        for (int c = 0; c < classes; c++) {
            scaled[c] /= (float) TEMPERATURE;
        }
        return Probabilities.softmax(scaled, 0, classes);
    }
}
