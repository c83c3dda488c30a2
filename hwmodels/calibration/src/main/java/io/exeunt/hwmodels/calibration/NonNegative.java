package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.Check;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;

/**
 * Least squares with coefficients that may not be negative (Lawson and Hanson, Solving Least Squares Problems, ch. 23), on the normal
 * equations with a small ridge so that equal columns share their coefficient instead of failing.
 */
final class NonNegative {
    private static final double RIDGE = 1e-9;
    private static final double TOLERANCE = 1e-10;

    private final double[][] gram;
    private final double[] target;
    private final boolean[] free;
    private double[] x;

    private NonNegative(double[][] gram, double[] target) {
        this.gram = gram;
        this.target = target;
        this.free = new boolean[target.length];
        this.x = new double[target.length];
    }

    /**
     * The x >= 0 that minimises |A·x − b|².
     *
     * @param rows A, [row][column]
     * @param rights b, [row]
     */
    static double[] solve(double[][] rows, double[] rights) {
        Check.require(
                rows.length == rights.length && rows.length > 0, "rows", rights.length + ", at least 1", rows.length);
        double[] scale = scales(rows);
        NonNegative problem = normalEquations(rows, rights, scale);
        problem.run();
        for (int k = 0; k < scale.length; k++) {
            problem.x[k] /= scale[k];
        }
        return problem.x;
    }

    private static double[] scales(double[][] rows) {
        double[] scale = new double[rows[0].length];
        for (double[] row : rows) {
            for (int k = 0; k < scale.length; k++) {
                scale[k] += row[k] * row[k];
            }
        }
        for (int k = 0; k < scale.length; k++) {
            scale[k] = scale[k] == 0 ? 1 : Math.sqrt(scale[k]);
        }
        return scale;
    }

    private static NonNegative normalEquations(double[][] rows, double[] rights, double[] scale) {
        int n = scale.length;
        double[][] gram = new double[n][n];
        double[] target = new double[n];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < n; j++) {
                double left = rows[r][j] / scale[j];
                target[j] += left * rights[r];
                for (int k = 0; k <= j; k++) {
                    gram[j][k] += left * rows[r][k] / scale[k];
                }
            }
        }
        for (int j = 0; j < n; j++) {
            gram[j][j] += RIDGE;
            for (int k = 0; k < j; k++) {
                gram[k][j] = gram[j][k];
            }
        }
        return new NonNegative(gram, target);
    }

    private void run() {
        for (int round = 0; round < 3 * x.length; round++) {
            int entering = steepest();
            if (entering < 0) {
                return;
            }
            free[entering] = true;
            settle();
        }
    }

    /** The bound coefficient whose release lowers the error fastest; −1 for none. */
    private int steepest() {
        int best = -1;
        double slope = TOLERANCE;
        for (int j = 0; j < x.length; j++) {
            double gradient = target[j] - dot(gram[j], x);
            if (!free[j] && gradient > slope) {
                slope = gradient;
                best = j;
            }
        }
        return best;
    }

    /** Solves for the free coefficients and binds those that would turn negative, until none does. */
    private void settle() {
        while (true) {
            double[] solution = unconstrained();
            double step = 1;
            for (int j = 0; j < x.length; j++) {
                if (free[j] && solution[j] <= 0) {
                    step = Math.min(step, x[j] / (x[j] - solution[j]));
                }
            }
            for (int j = 0; j < x.length; j++) {
                x[j] += step * (solution[j] - x[j]);
                if (free[j] && step < 1 && x[j] <= TOLERANCE) {
                    free[j] = false;
                    x[j] = 0;
                }
            }
            if (step == 1) {
                return;
            }
        }
    }

    private double[] unconstrained() {
        int[] columns = IntStream.range(0, x.length).filter(j -> free[j]).toArray();
        double[][] part = new double[columns.length][columns.length];
        double[] right = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            right[j] = target[columns[j]];
            for (int k = 0; k < columns.length; k++) {
                part[j][k] = gram[columns[j]][columns[k]];
            }
        }
        RealVector solved = new CholeskyDecomposition(new Array2DRowRealMatrix(part, false), 1e-8, 0)
                .getSolver()
                .solve(new ArrayRealVector(right, false));
        double[] full = new double[x.length];
        for (int j = 0; j < columns.length; j++) {
            full[columns[j]] = solved.getEntry(j);
        }
        return full;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
