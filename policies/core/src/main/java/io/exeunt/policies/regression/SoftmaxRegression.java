package io.exeunt.policies.regression;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Probabilities;
import java.util.Arrays;

/**
 * Multinomial logistic regression: the weights that minimise
 *
 * <pre>Σ_samples −log softmax(x · W + b)[label] + ½ · |W|²</pre>
 *
 * on features that are shifted and scaled to mean 0 and deviation 1 first (the penalty of scikit-learn's LogisticRegression with C = 1). It
 * has one minimum; the same samples in the same order give the same bits.
 */
public final class SoftmaxRegression {
    /** Changes of the objective are of no account after these. */
    private static final int STEPS = 200;

    private final int features;
    private final int classes;
    private final float[] values;
    private final int[] labels;
    private final double[] mean;
    private final double[] deviation;

    private SoftmaxRegression(int features, int classes, float[] values, int[] labels) {
        this.features = features;
        this.classes = classes;
        this.values = values;
        this.labels = labels;
        mean = new double[features];
        deviation = new double[features];
    }

    /**
     * Weights of features as they are.
     *
     * @param weights [feature][class], row by row
     * @param bias [class]
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Fit(float[] weights, float[] bias) {
        /** Class of a sample; the first of equals. */
        public int answer(float[] values, int from) {
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < bias.length; c++) {
                double logit = bias[c];
                for (int f = 0; f * bias.length < weights.length; f++) {
                    logit += (double) values[from + f] * weights[f * bias.length + c];
                }
                if (logit > most) {
                    most = logit;
                    best = c;
                }
            }
            return best;
        }
    }

    /**
     * Fits.
     *
     * @param features per sample, > 0
     * @param classes > 1
     * @param values [sample][feature], row by row, finite
     * @param labels [sample], each below {@code classes}; at least one
     */
    public static Fit fit(int features, int classes, float[] values, int[] labels) {
        Check.positive("features", (long) features);
        Check.require(classes > 1, "classes", "> 1", classes);
        Check.require(labels.length > 0, "samples", "at least 1", labels.length);
        long expected = (long) features * labels.length;
        Check.require(values.length == expected, "values", expected + " in number", values.length);
        for (int label : labels) {
            Check.inRange("label", label, 0, classes - 1);
        }
        for (float value : values) {
            Check.finite("feature", value);
        }
        return new SoftmaxRegression(features, classes, values, labels).fitted();
    }

    private Fit fitted() {
        measure();
        double[] point = Lbfgs.minimise(this::loss, new double[(features + 1) * classes], STEPS);
        float[] weights = new float[features * classes];
        double[] bias = Arrays.copyOfRange(point, features * classes, point.length);
        for (int f = 0; f < features; f++) {
            for (int c = 0; c < classes; c++) {
                double weight = point[f * classes + c] / deviation[f];
                weights[f * classes + c] = (float) weight;
                bias[c] -= weight * mean[f];
            }
        }
        float[] rounded = new float[classes];
        for (int c = 0; c < classes; c++) {
            rounded[c] = (float) bias[c];
        }
        return new Fit(weights, rounded);
    }

    private void measure() {
        for (int f = 0; f < features; f++) {
            double sum = 0;
            double squares = 0;
            for (int i = f; i < values.length; i += features) {
                sum += values[i];
            }
            mean[f] = sum / labels.length;
            for (int i = f; i < values.length; i += features) {
                squares += (values[i] - mean[f]) * (values[i] - mean[f]);
            }
            deviation[f] = squares == 0 ? 1 : Math.sqrt(squares / labels.length);
        }
    }

    private double loss(double[] point, double[] gradient) {
        int biases = features * classes;
        double loss = 0;
        Arrays.fill(gradient, biases, gradient.length, 0);
        for (int i = 0; i < biases; i++) {
            gradient[i] = point[i];
            loss += 0.5 * point[i] * point[i];
        }
        double[] sample = new double[features];
        double[] row = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            standardise(i, sample);
            System.arraycopy(point, biases, row, 0, classes);
            for (int f = 0; f < features; f++) {
                add(row, 0, point, f * classes, sample[f]);
            }
            loss -= row[labels[i]];
            loss += Probabilities.softmax(row);
            row[labels[i]]--;
            for (int f = 0; f < features; f++) {
                add(gradient, f * classes, row, 0, sample[f]);
            }
            add(gradient, biases, row, 0, 1);
        }
        return loss;
    }

    private void standardise(int sample, double[] into) {
        for (int f = 0; f < features; f++) {
            into[f] = (values[sample * features + f] - mean[f]) / deviation[f];
        }
    }

    private void add(double[] to, int at, double[] from, int offset, double factor) {
        for (int c = 0; c < classes; c++) {
            to[at + c] += factor * from[offset + c];
        }
    }
}
