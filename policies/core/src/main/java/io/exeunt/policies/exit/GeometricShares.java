package io.exeunt.policies.exit;

import io.exeunt.ground.Check;

/** Exit shares that grow or shrink from exit to exit by a fixed factor. Source: MSDNet, arXiv 1703.09844, budgeted batch mode. */
final class GeometricShares {
    private GeometricShares() {}

    /**
     * Shares proportional to 1, a, a², …
     *
     * @param ratio a, >= 0; 0 sends all to the first exit, larger ones send more to later exits
     * @param exits how many shares
     */
    static double[] of(double ratio, int exits) {
        Check.nonNegative("ratio", ratio);
        double[] shares = new double[exits];
        double sum = 0;
        for (int j = 0; j < exits; j++) {
            shares[j] = Math.pow(ratio, j);
            sum += shares[j];
        }
        for (int j = 0; j < exits; j++) {
            shares[j] /= sum;
        }
        return shares;
    }
}
