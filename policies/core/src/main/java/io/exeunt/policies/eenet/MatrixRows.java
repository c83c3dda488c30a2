package io.exeunt.policies.eenet;

/** Arithmetic on matrices stored row by row. */
final class MatrixRows {
    private MatrixRows() {}

    /** Subtracts from each row the logarithm of the sum of its exponentials, so that the exponentials sum to 1. */
    static void normalise(double[] rows, int columns) {
        for (int start = 0; start < rows.length; start += columns) {
            double largest = rows[start];
            for (int i = start + 1; i < start + columns; i++) {
                largest = Math.max(largest, rows[i]);
            }
            double sum = 0;
            for (int i = start; i < start + columns; i++) {
                sum += Math.exp(rows[i] - largest);
            }
            double shift = largest + Math.log(sum);
            for (int i = start; i < start + columns; i++) {
                rows[i] -= shift;
            }
        }
    }

    /** Column of the largest number of a row; the first of equals. */
    static int argmax(double[] rows, int columns, int row) {
        int best = row * columns;
        for (int i = best + 1; i < (row + 1) * columns; i++) {
            best = rows[i] > rows[best] ? i : best;
        }
        return best - row * columns;
    }

    /** Solves A·x = b for symmetric positive definite A, which is overwritten, by Cholesky's method. */
    static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / a[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }
}
