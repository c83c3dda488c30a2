package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.calibration.PowerTerms.Constant;
import io.exeunt.hwmodels.device.Provenance;
import io.exeunt.hwmodels.device.Quantity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.jspecify.annotations.Nullable;

/**
 * Least squares on relative errors with Huber's weights, over the constants that the measurements carry: one after the other is let
 * loose as long as there are as many measurements at different clocks or of different networks and the terms are not nearly
 * proportional to each other.
 *
 * @param moved constants that were fitted
 * @param values of all constants
 * @param errors relative standard errors; NaN where not fitted or not determined
 * @param spread of networks that are left out in turn, or of clocks where there is one network; NaN where the others say nothing of them
 */
record PowerFit(Set<Constant> moved, double[] values, double[] errors, double spread) {
    /** Smallest to largest singular value of the terms, each scaled to length 1, from which on they count as different. */
    private static final double DISTINCT = 0.02;

    private static final int ROUNDS = 6;
    private static final double LEAST_THRESHOLD = 0.005;

    static PowerFit of(PowerTerms terms, List<PowerSample> samples) {
        double[] before = terms.constants();
        double[][] rows = new double[samples.size()][];
        double[] rights = new double[samples.size()];
        for (int i = 0; i < rows.length; i++) {
            PowerSample sample = samples.get(i);
            double watts = terms.measuredW(sample);
            double fixed = terms.predictedW(sample, new double[before.length]);
            rows[i] = Arrays.stream(terms.of(sample)).map(term -> term / watts).toArray();
            rights[i] = 1 - fixed / watts;
        }
        int different = (int) samples.stream()
                .map(sample -> List.of(sample.network().name(), sample.state()))
                .distinct()
                .count();
        Set<Constant> moved = carried(rows, different);
        if (moved.isEmpty()) {
            throw new InvalidInputException(
                    "power calibration", "these measurements say nothing about any constant of power", null);
        }
        return solved(rows, rights, before, moved, groups(samples));
    }

    /** What is left out together: all measurements of a network, or of a single network all at one clock. */
    private static List<String> groups(List<PowerSample> samples) {
        boolean several = samples.stream()
                        .map(sample -> sample.network().name())
                        .distinct()
                        .count()
                > 1;
        return samples.stream()
                .map(sample -> several ? sample.network().name() : String.valueOf(sample.state()))
                .toList();
    }

    private static Set<Constant> carried(double[][] rows, int different) {
        Set<Constant> chosen = EnumSet.noneOf(Constant.class);
        for (Constant candidate : Constant.values()) {
            Set<Constant> more = EnumSet.copyOf(Arrays.asList(candidate));
            more.addAll(chosen);
            if (more.size() <= different && distinct(columns(rows, more))) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private static boolean distinct(double[][] columns) {
        RealMatrix matrix = new Array2DRowRealMatrix(columns);
        for (int k = 0; k < matrix.getColumnDimension(); k++) {
            double norm = matrix.getColumnVector(k).getNorm();
            if (norm == 0) {
                return false;
            }
            matrix.setColumnVector(k, matrix.getColumnVector(k).mapDivide(norm));
        }
        double[] values = new SingularValueDecomposition(matrix).getSingularValues();
        return values[values.length - 1] > DISTINCT * values[0];
    }

    private static double[][] columns(double[][] rows, Set<Constant> chosen) {
        int[] indices = chosen.stream().mapToInt(Enum::ordinal).toArray();
        return Arrays.stream(rows)
                .map(row -> IntStream.of(indices).mapToDouble(k -> row[k]).toArray())
                .toArray(double[][]::new);
    }

    private static PowerFit solved(
            double[][] rows, double[] rights, double[] before, Set<Constant> moved, List<String> groups) {
        double[] left = rights.clone();
        for (Constant kept : EnumSet.complementOf(EnumSet.copyOf(moved))) {
            for (int i = 0; i < left.length; i++) {
                left[i] -= rows[i][kept.ordinal()] * before[kept.ordinal()];
            }
        }
        double[][] columns = columns(rows, moved);
        double[] fitted = robust(columns, left);
        double[] values = before.clone();
        double[] errors = new double[before.length];
        Arrays.fill(errors, Double.NaN);
        double[] deviations = deviations(columns, residuals(columns, left, fitted));
        int k = 0;
        for (Constant constant : moved) {
            values[constant.ordinal()] = fitted[k];
            errors[constant.ordinal()] = fitted[k] > 0 ? deviations[k] / fitted[k] : Double.NaN;
            k++;
        }
        return new PowerFit(moved, values, errors, spread(columns, left, fitted, groups));
    }

    /** As {@link LeftOut} finds it; NaN where the others say nothing about any group. */
    static double spread(double[][] columns, double[] rights, double[] fitted, List<String> groups) {
        double[] equal = new double[rights.length];
        Arrays.fill(equal, 1);
        double[] residuals = residuals(columns, rights, fitted);
        double[] left = LeftOut.residuals(columns, residuals, equal, new double[fitted.length], groups);
        return left.length == 0 ? Double.NaN : LeftOut.spread(left);
    }

    /** Coefficients >= 0 by least squares with Huber's weights. */
    static double[] robust(double[][] columns, double[] rights) {
        double[] weights = new double[rights.length];
        Arrays.fill(weights, 1);
        double[] fitted = weighted(columns, rights, weights);
        for (int round = 0; round < ROUNDS; round++) {
            reweight(weights, residuals(columns, rights, fitted));
            fitted = weighted(columns, rights, weights);
        }
        return fitted;
    }

    private static double[] weighted(double[][] columns, double[] rights, double[] weights) {
        double[][] rows = new double[columns.length][];
        double[] weightedRights = new double[rights.length];
        for (int i = 0; i < rows.length; i++) {
            double weight = Math.sqrt(weights[i]);
            rows[i] = Arrays.stream(columns[i]).map(term -> term * weight).toArray();
            weightedRights[i] = rights[i] * weight;
        }
        return NonNegative.solve(rows, weightedRights);
    }

    private static double[] residuals(double[][] columns, double[] rights, double[] fitted) {
        return IntStream.range(0, rights.length)
                .mapToDouble(i -> RelativeFit.predict(columns[i], fitted) - rights[i])
                .toArray();
    }

    private static void reweight(double[] weights, double[] residuals) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        double threshold = Math.max(LEAST_THRESHOLD, 1.5 * RelativeFit.MAD_TO_SIGMA * sizes[sizes.length / 2]);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.min(1, threshold / Math.max(Math.abs(residuals[i]), 1e-12));
        }
    }

    /** Standard errors: the root of σ²·(AᵀA)⁻¹'s diagonal; NaN without a measurement to spare. */
    private static double[] deviations(double[][] columns, double[] residuals) {
        int constants = columns[0].length;
        int spare = columns.length - constants;
        double[] deviations = new double[constants];
        Arrays.fill(deviations, Double.NaN);
        if (spare > 0) {
            double variance = Arrays.stream(residuals).map(r -> r * r).sum() / spare;
            RealMatrix matrix = new Array2DRowRealMatrix(columns, false);
            DecompositionSolver solver = new LUDecomposition(matrix.transpose().multiply(matrix)).getSolver();
            if (!solver.isNonSingular()) {
                return deviations;
            }
            RealMatrix inverse = solver.getInverse();
            Arrays.setAll(deviations, k -> Math.sqrt(variance * inverse.getEntry(k, k)));
        }
        return deviations;
    }

    double value(Constant constant) {
        return values[constant.ordinal()];
    }

    double relativeError(Constant constant) {
        return errors[constant.ordinal()];
    }

    /** The spread as a number of a device file; null for unknown. */
    @Nullable
    Quantity spreadQuantity(String source) {
        return Double.isNaN(spread) ? null : LeftOut.quantity(spread, source);
    }

    /** The new quantity, or the one before where it was not fitted. */
    Quantity quantity(Constant constant, Quantity before, String source) {
        if (!moved.contains(constant)) {
            return before;
        }
        double error = relativeError(constant) * value(constant);
        return new Quantity(value(constant), Provenance.Kind.FITTED, source, Double.isNaN(error) ? null : error);
    }
}
