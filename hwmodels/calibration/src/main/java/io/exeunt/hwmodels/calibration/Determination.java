package io.exeunt.hwmodels.calibration;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * How well fitted coefficients of a sum of terms are determined. Terms that always come in the same proportion are determined in sum
 * only.
 *
 * @param relativeErrors standard errors as shares of the coefficients; NaN where a coefficient is zero or can't be told from others
 * @param carried share of each coefficient that the measurements determine, in [0, 1]; in sum the number of constants they carry
 */
record Determination(double[] relativeErrors, double[] carried) {
    private static final double SMALLEST = 1e-3;
    private static final double OWN = 0.95;

    /**
     * From the scatter of the relative errors and the terms' singular values.
     *
     * @param terms [measurement][term], at least as many rows as columns
     * @param measured [measurement], each > 0
     * @param coefficients fitted
     */
    static Determination of(double[][] terms, double[] measured, double[] coefficients) {
        int[] used = IntStream.range(0, coefficients.length)
                .filter(k -> coefficients[k] > 0)
                .toArray();
        SingularValueDecomposition svd = new SingularValueDecomposition(
                new Array2DRowRealMatrix(shares(terms, measured, coefficients, used), false));
        double scatter = scatter(RelativeFit.errors(terms, measured, coefficients));
        double[] values = svd.getSingularValues();
        RealMatrix directions = svd.getV();
        double[] errors = new double[coefficients.length];
        double[] carried = new double[coefficients.length];
        Arrays.fill(errors, Double.NaN);
        for (int k = 0; k < used.length; k++) {
            double variance = 0;
            for (int d = 0; d < values.length && values[d] > SMALLEST * values[0]; d++) {
                double along = directions.getEntry(k, d) * directions.getEntry(k, d);
                carried[used[k]] += along;
                variance += along / (values[d] * values[d]);
            }
            errors[used[k]] = carried[used[k]] > OWN ? scatter * Math.sqrt(variance) : Double.NaN;
        }
        return new Determination(errors, carried);
    }

    /** What each term contributes to a measurement, as a share of it. */
    private static double[][] shares(double[][] terms, double[] measured, double[] coefficients, int[] used) {
        double[][] shares = new double[terms.length][used.length];
        for (int i = 0; i < shares.length; i++) {
            for (int k = 0; k < used.length; k++) {
                shares[i][k] = terms[i][used[k]] * coefficients[used[k]] / measured[i];
            }
        }
        return shares;
    }

    private static double scatter(double[] errors) {
        double[] sizes = Arrays.stream(errors).map(Math::abs).toArray();
        return RelativeFit.MAD_TO_SIGMA * new Median().evaluate(sizes);
    }
}
