package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;

/**
 * Whether the mean of bounded values is below a limit, by betting against "the mean is at least the limit" value by value: where that is true
 * no strategy makes a capital of 1 grow to 1/α with a probability of more than α (Ville's inequality), however values are distributed. The
 * stake is small while values scatter and large where they do not.
 *
 * <p>Source: I. Waudby-Smith, A. Ramdas, Estimating means of bounded random variables by betting, J. R. Stat. Soc. B 86 (2024), 1–27: the
 * capital of section 4.1, one-sided, with the predictable plug-in stakes of its equation (26) for a number of values that is known.
 *
 * @param highest largest value that is possible, known before any was seen, > 0; the smallest is 0
 * @param alpha level at which the test is meant to be sharp, 0 … 1
 */
public record BettingTest(double highest, double alpha) {
    /** The largest share of the capital that one value may cost. */
    private static final double MOST_STAKED = 0.75;

    private static final int STEPS = 40;

    public BettingTest {
        Check.positive("highest", highest);
        Check.require(alpha > 0 && alpha < 1, "alpha", "in (0, 1)", alpha);
    }

    /**
     * The p-value of "the mean is at least the limit": one over the largest capital on the way.
     *
     * @param values in an order that does not depend on them, each 0 … highest
     * @param limit a mean
     */
    public double pBelow(double[] values, double limit) {
        double share = limit / highest;
        return share >= 1 ? belowEverything(limit) : Math.min(1, Math.exp(-logCapital(values, share)));
    }

    /** A limit that no value exceeds is kept by any mean; one that the largest value meets is no proof against equality. */
    private double belowEverything(double limit) {
        return limit > highest ? 0 : 1;
    }

    /** Largest logarithm of the capital, 0 at least, as it begins with 1. */
    private double logCapital(double[] values, double limit) {
        double log = 0;
        double most = 0;
        double sum = 0.5;
        double squares = 0.25;
        for (int t = 1; t <= values.length; t++) {
            double value = values[t - 1] / highest;
            double stake = stake(squares / t, values.length, limit);
            log += Math.log1p(stake * (limit - value));
            most = Math.max(most, log);
            sum += value;
            double apart = value - sum / (t + 1);
            squares += apart * apart;
        }
        return most;
    }

    private double stake(double variance, int samples, double limit) {
        double plugIn = Math.sqrt(-2 * Math.log(alpha) / (samples * variance));
        return Math.min(plugIn, MOST_STAKED / (1 - limit));
    }

    /** The smallest limit that the mean is significantly below; {@code highest} where there is none. */
    public double upper(double[] values) {
        double low = 0;
        double high = highest;
        for (int step = 0; step < STEPS; step++) {
            double middle = (low + high) / 2;
            if (pBelow(values, middle) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
