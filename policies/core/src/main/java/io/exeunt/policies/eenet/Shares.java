package io.exeunt.policies.eenet;

/** Exit shares and what they cost. */
final class Shares {
    private Shares() {}

    /** Σ_k share_k · cost_k. */
    static double meanCost(double[] shares, double[] cost) {
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            sum += shares[k] * cost[k];
        }
        return sum;
    }

    /**
     * The nearest shares that spend a budget: blended with "all at the first exit" if they cost more, with "all at the last" if less, as far
     * as needed or possible.
     *
     * @param shares summing to 1
     * @param cost [exit], of leaving there
     */
    static double[] spending(double[] shares, double[] cost, double budget) {
        double spent = meanCost(shares, cost);
        int end = spent > budget ? 0 : shares.length - 1;
        double blend = cost[end] == spent ? 0 : Math.max(0, Math.min(1, (budget - spent) / (cost[end] - spent)));
        double[] blended = new double[shares.length];
        for (int k = 0; k < shares.length; k++) {
            blended[k] = (1 - blend) * shares[k] + (k == end ? blend : 0);
        }
        return blended;
    }

    /** Standard error of the mean cost when so many samples leave by these shares. */
    static double standardError(double[] shares, double[] cost, int samples) {
        double mean = meanCost(shares, cost);
        double variance = 0;
        for (int k = 0; k < shares.length; k++) {
            variance += shares[k] * (cost[k] - mean) * (cost[k] - mean);
        }
        return Math.sqrt(variance / samples);
    }

    /** As {@link #spending}, less one standard error, so that the budget is kept on other samples too. */
    static double[] spendingCautiously(double[] shares, double[] cost, double budget, int samples) {
        double[] first = spending(shares, cost, budget);
        double cautious = budget - standardError(first, cost, samples);
        return spending(shares, cost, Math.max(cost[0], cautious));
    }
}
