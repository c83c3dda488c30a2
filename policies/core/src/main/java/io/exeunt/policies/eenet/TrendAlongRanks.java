package io.exeunt.policies.eenet;

/** Least-squares cubic through values along their ranks: few enough degrees of freedom not to follow single samples. */
final class TrendAlongRanks {
    private static final int TERMS = 4;
    private static final double RIDGE = 1e-3;

    private TrendAlongRanks() {}

    /** The trend at each rank; too few values are left as they are. */
    static double[] smooth(double[] values) {
        int ranks = values.length;
        if (ranks <= TERMS) {
            return values.clone();
        }
        double[] sums = new double[TERMS];
        for (int rank = 0; rank < ranks; rank++) {
            double x = place(rank, ranks);
            double value = values[rank];
            sums[0] += value;
            sums[1] += value * x;
            sums[2] += value * x * x;
            sums[3] += value * x * x * x;
        }
        double[] moments = {sums[0], sums[1], 1.5 * sums[2] - 0.5 * sums[0], 2.5 * sums[3] - 1.5 * sums[1]};
        double[] weights = MatrixRows.solve(normal(ranks), moments);
        double[] trend = new double[ranks];
        for (int rank = 0; rank < ranks; rank++) {
            trend[rank] = legendre(weights, place(rank, ranks));
        }
        return trend;
    }

    /** In −1 … 1. */
    private static double place(int rank, int ranks) {
        return (2.0 * rank + 1) / ranks - 1;
    }

    /** Legendre polynomials 0 to 3 with these weights. */
    private static double legendre(double[] weights, double x) {
        double constant = weights[0] - 0.5 * weights[2];
        double linear = weights[1] - 1.5 * weights[3];
        return constant + x * (linear + x * (1.5 * weights[2] + x * 2.5 * weights[3]));
    }

    /** Inner products of the polynomials at all places, from the sums of the places' second, fourth and sixth powers. */
    private static double[][] normal(double n) {
        double square = n * n;
        double second = (square - 1) / (3 * n);
        double fourth = (square - 1) * (3 * square - 7) / (15 * n * square);
        double sixth = (square - 1) * (3 * square * square - 18 * square + 31) / (21 * n * square * square);
        double evenApart = 1.5 * second - 0.5 * n;
        double oddApart = 2.5 * fourth - 1.5 * second;
        return new double[][] {
            {n + RIDGE, 0, evenApart, 0},
            {0, second + RIDGE, 0, oddApart},
            {evenApart, 0, 2.25 * fourth - 1.5 * second + 0.25 * n + RIDGE, 0},
            {0, oddApart, 0, 6.25 * sixth - 7.5 * fourth + 2.25 * second + RIDGE},
        };
    }
}
