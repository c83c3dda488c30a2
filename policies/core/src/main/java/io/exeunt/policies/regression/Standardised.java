package io.exeunt.policies.regression;

import io.exeunt.ground.Check;

/**
 * Features that are shifted and scaled to mean 0 and deviation 1.
 *
 * @param features per sample
 * @param values [sample][feature], row by row
 * @param mean [feature]
 * @param deviation [feature], 1 for a feature that never changes
 */
@SuppressWarnings("ArrayRecordComponent")
record Standardised(int features, float[] values, double[] mean, double[] deviation) {
    /** Share of the mean below which a deviation is rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Of features as they are.
     *
     * @param values [sample][feature], row by row, finite
     */
    static Standardised of(int features, int samples, float[] values) {
        Check.positive("features", (long) features);
        long expected = (long) features * samples;
        Check.require(values.length == expected, "values", expected + " in number", values.length);
        double[] mean = new double[features];
        double[] deviation = new double[features];
        for (int i = 0; i < values.length; i++) {
            mean[i % features] += Check.finite("feature", (double) values[i]) / samples;
        }
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean[i % features];
            deviation[i % features] += off * off / samples;
        }
        float[] scaled = new float[values.length];
        for (int f = 0; f < features; f++) {
            double size = Math.sqrt(deviation[f]);
            deviation[f] = size <= ROUNDING * Math.abs(mean[f]) ? 1 : size;
        }
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) ((values[i] - mean[i % features]) / deviation[i % features]);
        }
        return new Standardised(features, scaled, mean, deviation);
    }

    /**
     * The same layer on features as they were.
     *
     * @param weights [feature][output]
     * @param bias [output]
     */
    SoftmaxRegression.Fit undone(float[] weights, float[] bias) {
        int outputs = bias.length;
        float[] plain = new float[weights.length];
        double[] moved = new double[outputs];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i] / deviation[i / outputs];
            plain[i] = (float) weight;
            moved[i % outputs] += weight * mean[i / outputs];
        }
        float[] rest = new float[outputs];
        for (int c = 0; c < outputs; c++) {
            rest[c] = (float) (bias[c] - moved[c]);
        }
        return new SoftmaxRegression.Fit(plain, rest);
    }
}
