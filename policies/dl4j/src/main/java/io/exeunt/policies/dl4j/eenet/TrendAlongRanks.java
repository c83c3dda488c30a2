package io.exeunt.policies.dl4j.eenet;

/** Least-squares cubic through values along their ranks: few enough degrees of freedom not to follow single samples. */
final class TrendAlongRanks {
    private static final int TERMS = 4;
    private static final double RIDGE = 1e-3;

    private TrendAlongRanks() {}

    /** The trend at each rank; too few values are left as they are. */
    static double[] smooth(double[] values) {
        if (values.length <= TERMS) {
            return values.clone();
        }
        double[][] normal = new double[TERMS][TERMS];
        double[] moment = new double[TERMS];
        double[] terms = new double[TERMS];
        for (int rank = 0; rank < values.length; rank++) {
            legendre(rank, values.length, terms);
            for (int a = 0; a < TERMS; a++) {
                moment[a] += terms[a] * values[rank];
                for (int b = 0; b <= a; b++) {
                    normal[a][b] += terms[a] * terms[b];
                }
            }
        }
        for (int a = 0; a < TERMS; a++) {
            normal[a][a] += RIDGE;
        }
        return trend(values.length, Rows.solve(normal, moment), terms);
    }

    private static double[] trend(int ranks, double[] weights, double[] terms) {
        double[] trend = new double[ranks];
        for (int rank = 0; rank < ranks; rank++) {
            legendre(rank, ranks, terms);
            for (int a = 0; a < TERMS; a++) {
                trend[rank] += weights[a] * terms[a];
            }
        }
        return trend;
    }

    /** Legendre polynomials 0 to 3 at the rank's place in −1 … 1. */
    private static void legendre(int rank, int ranks, double[] terms) {
        double x = (2.0 * rank + 1) / ranks - 1;
        terms[0] = 1;
        terms[1] = x;
        terms[2] = 1.5 * x * x - 0.5;
        terms[3] = 2.5 * x * x * x - 1.5 * x;
    }
}
