package io.exeunt.policies.predictive;

import io.exeunt.ground.Check;

/**
 * Predictive Exit's forecast: the logits are convolved with [1, 1, 1], zeros beyond both ends, once per exit ahead; the forecast is the
 * first exit whose threshold the largest magnitude then exceeds. About 2·C additions per exit ahead, no multiplication, nothing
 * trained. Source: arXiv 2206.04685 and its repository, {@code simple_conv1d} and {@code prediction}.
 *
 * @param horizon largest number of exits ahead, > 0; 8 in the repository
 */
public record ForecastEngine(int horizon) {
    /** The horizon of the repository's VGG-19 and ResNet-34. */
    public static final int PUBLISHED_HORIZON = 8;

    public ForecastEngine {
        Check.positive("horizon", (long) horizon);
    }

    /**
     * Largest magnitude before and after each round.
     *
     * @param logits of one sample
     * @return [round], horizon + 1 numbers, the first of the logits themselves
     */
    public double[] magnitudes(double... logits) {
        double[] magnitudes = new double[horizon + 1];
        double[] row = logits.clone();
        double[] next = new double[row.length];
        for (int round = 0; round <= horizon; round++) {
            magnitudes[round] = largestMagnitude(row);
            convolve(row, next);
            double[] swapped = row;
            row = next;
            next = swapped;
        }
        return magnitudes;
    }

    /**
     * Number of exits to skip to: the first round whose magnitude is above the threshold of the exit that many ahead, the horizon if
     * none is.
     *
     * @param magnitudes as {@link #magnitudes} says
     * @param thresholds [side exit], rising in depth; the last one stands for all beyond
     * @param position of the exit just asked among the side exits
     */
    public int steps(double[] magnitudes, double[] thresholds, int position) {
        for (int round = 1; round < horizon; round++) {
            if (magnitudes[round] > thresholds[Math.min(position + round, thresholds.length - 1)]) {
                return round;
            }
        }
        return horizon;
    }

    private static void convolve(double[] from, double[] to) {
        for (int c = 0; c < from.length; c++) {
            to[c] = (c == 0 ? 0 : from[c - 1]) + from[c] + (c == from.length - 1 ? 0 : from[c + 1]);
        }
    }

    private static double largestMagnitude(double[] row) {
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
