package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import org.apache.commons.math3.special.Beta;

/**
 * What a count of hits among independent samples says of the share of hits, exactly. Source: C. J. Clopper, E. S. Pearson, The use of
 * confidence or fiducial limits illustrated in the case of the binomial, Biometrika 26 (1934), 404–413.
 */
public final class ExactBinomial {
    private static final int STEPS = 60;

    private ExactBinomial() {}

    /**
     * How likely as many hits or more are where the true share is no higher than a limit: P(Bin(n, limit) ≥ hits), the p-value of "the share
     * is at most the limit". By the incomplete beta function, I_limit(hits, n − hits + 1).
     *
     * @param hits 0 … samples
     * @param samples > 0
     * @param limit 0 … 1
     */
    public static double pAbove(int hits, int samples, double limit) {
        Check.positive("samples", (long) samples);
        Check.inRange("hits", hits, 0, samples);
        Check.probability("limit", limit);
        return hits == 0 || limit == 1 ? 1 : Beta.regularizedBeta(limit, hits, samples - hits + 1.0);
    }

    /**
     * The lower bound of Clopper and Pearson: the largest limit that the hits are significantly above.
     *
     * @param confidence of the one-sided bound, 0 … 1
     */
    public static double lower(int hits, int samples, double confidence) {
        double low = 0;
        double high = 1;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (pAbove(hits, samples, middle) <= 1 - confidence) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
