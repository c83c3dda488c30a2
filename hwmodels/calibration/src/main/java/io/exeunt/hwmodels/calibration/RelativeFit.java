package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import io.exeunt.ground.InvalidInputException;
import java.util.Arrays;

/**
 * Sums of non-negative terms fitted to positive measurements by their relative errors, robustly: measurements that lie further off than
 * most are given less weight (Huber's weights, threshold 1.5 times the median deviation scaled to a standard deviation).
 */
final class RelativeFit {
    private static final int ROUNDS = 6;
    private static final double LEAST_THRESHOLD = 0.002;
    static final double MAD_TO_SIGMA = 1.4826;

    private RelativeFit() {}

    /**
     * Coefficients, >= 0.
     *
     * @param terms [measurement][term]
     * @param measured [measurement], each > 0
     */
    static double[] fit(double[][] terms, double[] measured) {
        double[] equal = new double[measured.length];
        Arrays.fill(equal, 1);
        return fit(terms, measured, equal);
    }

    /**
     * Coefficients, >= 0.
     *
     * @param terms [measurement][term]
     * @param measured [measurement], each > 0
     * @param importance [measurement], weight before Huber's, each > 0
     */
    static double[] fit(double[][] terms, double[] measured, double[] importance) {
        Check.require(terms.length == measured.length, "terms", "one row per measurement", terms.length);
        double[] weights = importance.clone();
        double[] coefficients = solve(terms, measured, weights);
        for (int round = 0; round < ROUNDS; round++) {
            reweight(weights, importance, errors(terms, measured, coefficients));
            coefficients = solve(terms, measured, weights);
        }
        return coefficients;
    }

    /**
     * Refuses to fit more constants than there are measurements.
     *
     * @param what is fitted, for the message
     */
    static void requireEnough(String what, int constants, int measurements) {
        if (measurements < constants) {
            throw new InvalidInputException(
                    what,
                    "expected at least " + constants + " measurements for as many constants, given " + measurements,
                    "fit fewer constants or measure more operating points");
        }
    }

    /** Relative errors Σ coefficient · term / measured − 1. */
    static double[] errors(double[][] terms, double[] measured, double[] coefficients) {
        double[] errors = new double[measured.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = predict(terms[i], coefficients) / measured[i] - 1;
        }
        return errors;
    }

    /** Σ coefficient · term. */
    static double predict(double[] terms, double[] coefficients) {
        double sum = 0;
        for (int k = 0; k < coefficients.length; k++) {
            sum += coefficients[k] * terms[k];
        }
        return sum;
    }

    private static double[] solve(double[][] terms, double[] measured, double[] weights) {
        double[][] rows = new double[terms.length][];
        double[] rights = new double[terms.length];
        for (int i = 0; i < rows.length; i++) {
            double weight = Math.sqrt(weights[i]);
            double factor = weight / measured[i];
            rows[i] = Arrays.stream(terms[i]).map(term -> term * factor).toArray();
            rights[i] = weight;
        }
        return NonNegative.solve(rows, rights);
    }

    private static void reweight(double[] weights, double[] importance, double[] errors) {
        double[] sizes = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        double median = sizes[sizes.length / 2];
        double threshold = Math.max(LEAST_THRESHOLD, 1.5 * MAD_TO_SIGMA * median);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = importance[i] * Math.min(1, threshold / Math.max(Math.abs(errors[i]), 1e-12));
        }
    }
}
