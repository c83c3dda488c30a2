package io.exeunt.policies.regression;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Probabilities;
import io.exeunt.policies.regression.Adam.Parameter;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A classifier with one hidden layer of rectified units, trained by cross-entropy in batches on standardised features; a tenth of the samples
 * is kept aside, and the weights are those of the epoch at which their loss was least. The same samples and seed give the same bits.
 */
public final class Perceptron {
    private static final int BATCH = 64;
    private static final int ASIDE = 10;
    private static final double RATE = 2e-3;
    private static final double DECAY = 0.05;

    private final Standardised samples;
    private final int[] labels;
    private final int hidden;
    private final int classes;
    private final SplittableRandom random;
    private final Adam adam = new Adam(RATE, DECAY);
    private final Parameter[] parameters;
    private final float[][] gradients;
    private final float[] units;
    private final float[] back;
    private final double[] row;

    private Perceptron(Standardised samples, int[] labels, int hidden, int classes, long seed) {
        this.samples = samples;
        this.labels = labels;
        this.hidden = hidden;
        this.classes = classes;
        this.random = new SplittableRandom(seed);
        this.parameters = new Parameter[] {
            new Parameter(drawn(samples.features(), hidden)),
            new Parameter(new float[hidden]),
            new Parameter(drawn(hidden, classes)),
            new Parameter(new float[classes])
        };
        this.gradients = Arrays.stream(parameters)
                .map(parameter -> new float[parameter.values().length])
                .toArray(float[][]::new);
        this.units = new float[hidden];
        this.back = new float[hidden];
        this.row = new double[classes];
    }

    /** He's initialisation (arXiv 1502.01852): normal with variance 2 / inputs, from sums of twelve uniform draws. */
    private float[] drawn(int from, int to) {
        float[] weights = new float[from * to];
        double deviation = Math.sqrt(2.0 / from);
        for (int i = 0; i < weights.length; i++) {
            double sum = -6;
            for (int k = 0; k < 12; k++) {
                sum += random.nextDouble();
            }
            weights[i] = (float) (deviation * sum);
        }
        return weights;
    }

    /**
     * Two layers on features as they are.
     *
     * @param hidden features to hidden units, which are then rectified
     * @param output hidden units to logits
     */
    public record Fit(SoftmaxRegression.Fit hidden, SoftmaxRegression.Fit output) {
        /** Class of a sample; the first of equals. */
        public int answer(float[] values, int from) {
            int units = hidden.bias().length;
            float[] rectified = new float[units];
            for (int h = 0; h < units; h++) {
                double sum = hidden.bias()[h];
                for (int f = 0; f * units < hidden.weights().length; f++) {
                    sum += (double) values[from + f] * hidden.weights()[f * units + h];
                }
                rectified[h] = (float) Math.max(0, sum);
            }
            return output.answer(rectified, 0);
        }
    }

    /**
     * How it is trained.
     *
     * @param hidden units, > 0
     * @param epochs at most, > 0
     * @param seed of first weights and of the order of samples
     */
    public record Training(int hidden, int epochs, long seed) {
        public Training {
            Check.positive("hidden", (long) hidden);
            Check.positive("epochs", (long) epochs);
        }
    }

    /**
     * Fits.
     *
     * @param features per sample, > 0
     * @param classes > 1
     * @param values [sample][feature], row by row, finite
     * @param labels [sample], each below {@code classes}; at least two
     */
    public static Fit fit(int features, int classes, float[] values, int[] labels, Training training) {
        Check.require(classes > 1, "classes", "> 1", classes);
        Check.require(labels.length > 1, "samples", "at least 2", labels.length);
        for (int label : labels) {
            Check.inRange("label", label, 0, classes - 1);
        }
        Standardised samples = Standardised.of(features, labels.length, values);
        return new Perceptron(samples, labels, training.hidden(), classes, training.seed()).fitted(training.epochs());
    }

    private Fit fitted(int epochs) {
        int[] order = shuffled(labels.length);
        int aside = Math.max(1, order.length / ASIDE);
        int[] learnt = Arrays.copyOfRange(order, aside, order.length);
        double least = Double.POSITIVE_INFINITY;
        float[][] best = copies();
        for (int epoch = 0; epoch < epochs; epoch++) {
            shuffle(learnt);
            epoch(learnt, RATE * (1 - (double) epoch / epochs));
            double loss = 0;
            for (int i = 0; i < aside; i++) {
                loss += forward(order[i]);
            }
            if (loss < least) {
                least = loss;
                best = copies();
            }
        }
        return new Fit(samples.undone(best[0], best[1]), new SoftmaxRegression.Fit(best[2], best[3]));
    }

    private float[][] copies() {
        return Arrays.stream(parameters)
                .map(parameter -> parameter.values().clone())
                .toArray(float[][]::new);
    }

    private int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        shuffle(order);
        return order;
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private void epoch(int[] order, double rate) {
        for (int from = 0; from < order.length; from += BATCH) {
            int until = Math.min(order.length, from + BATCH);
            for (float[] gradient : gradients) {
                Arrays.fill(gradient, 0);
            }
            for (int i = from; i < until; i++) {
                forward(order[i]);
                backward(order[i], 1f / (until - from));
            }
            for (int p = 0; p < parameters.length; p++) {
                adam.stepBy(rate, parameters[p], gradients[p]);
            }
        }
    }

    /** Fills units and the row of logits, then of shares; the loss of the sample. */
    private double forward(int sample) {
        System.arraycopy(parameters[1].values(), 0, units, 0, hidden);
        float[] values = samples.values();
        int at = sample * samples.features();
        for (int f = 0; f < samples.features(); f++) {
            add(units, 0, parameters[0].values(), f * hidden, values[at + f], hidden);
        }
        for (int c = 0; c < classes; c++) {
            row[c] = parameters[3].values()[c];
        }
        for (int h = 0; h < hidden; h++) {
            units[h] = Math.max(0, units[h]);
            for (int c = 0; c < classes; c++) {
                row[c] += (double) units[h] * parameters[2].values()[h * classes + c];
            }
        }
        double right = row[labels[sample]];
        return Probabilities.softmax(row) - right;
    }

    private void backward(int sample, float share) {
        row[labels[sample]]--;
        for (int h = 0; h < hidden; h++) {
            double slope = 0;
            for (int c = 0; c < classes; c++) {
                slope += row[c] * parameters[2].values()[h * classes + c];
                gradients[2][h * classes + c] += (float) (share * row[c] * units[h]);
            }
            back[h] = units[h] > 0 ? (float) (share * slope) : 0;
            gradients[1][h] += back[h];
        }
        for (int c = 0; c < classes; c++) {
            gradients[3][c] += (float) (share * row[c]);
        }
        int at = sample * samples.features();
        for (int f = 0; f < samples.features(); f++) {
            add(gradients[0], f * hidden, back, 0, samples.values()[at + f], hidden);
        }
    }

    private static void add(float[] to, int at, float[] from, int offset, float factor, int count) {
        for (int i = 0; i < count; i++) {
            to[at + i] += factor * from[offset + i];
        }
    }
}
