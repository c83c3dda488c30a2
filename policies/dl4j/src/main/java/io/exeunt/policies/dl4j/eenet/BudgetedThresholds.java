package io.exeunt.policies.dl4j.eenet;

import io.exeunt.hwmodels.Check;
import java.util.Arrays;

/**
 * Chooses thresholds directly: as many samples right as a budget on mean cost allows.
 *
 * <p>For a price λ per unit of cost the sum of right − λ·cost is raised by coordinate ascent, last exit first: with the other thresholds
 * fixed the best threshold of one exit is found exactly, as the best prefix of the samples that reach it, surest first. λ is found by
 * bisection. What is left of the budget then is spent by moving single thresholds.
 */
final class BudgetedThresholds {
    private static final int BISECTIONS = 24;
    private static final int ESTIMATE_BISECTIONS = 14;
    private static final int SWEEPS = 6;
    private static final int FILL_ROUNDS = 2;
    private static final int FILL_LEVELS = 100;

    private final StopScores scores;
    private final double[] cost;
    private final double budget;
    private Solution best;

    /**
     * Thresholds and what they lead to.
     *
     * @param thresholds [exit]
     * @param right number of samples answered right
     * @param meanCost per sample
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Solution(double[] thresholds, int right, double meanCost) implements Comparable<Solution> {
        /** More right answers are better; with as many, a lower cost. */
        @Override
        public int compareTo(Solution other) {
            return right != other.right
                    ? Integer.compare(right, other.right)
                    : Double.compare(other.meanCost, meanCost);
        }
    }

    /**
     * Prepares the search.
     *
     * @param scores of the fit split
     * @param cost [exit], of leaving there
     * @param budget largest mean cost, at least that of leaving at the first exit
     */
    BudgetedThresholds(StopScores scores, double[] cost, double budget) {
        Check.require(cost[0] <= budget, "budget", "at least " + cost[0], budget);
        this.scores = scores;
        this.cost = cost;
        this.budget = budget;
        double[] leaveAtOnce = new double[cost.length];
        Arrays.fill(leaveAtOnce, Double.NEGATIVE_INFINITY);
        this.best = evaluate(leaveAtOnce);
    }

    /** The best found. */
    Solution solve() {
        descendPrice(BISECTIONS);
        for (int round = 0; round < FILL_ROUNDS; round++) {
            for (int k = 0; k < cost.length - 1; k++) {
                fill(k);
            }
        }
        return best;
    }

    /** A quick estimate for comparing exit sets. */
    Solution estimate() {
        descendPrice(ESTIMATE_BISECTIONS);
        return best;
    }

    private void descendPrice(int bisections) {
        double[] never = new double[cost.length];
        Arrays.fill(never, Double.POSITIVE_INFINITY);
        offer(evaluate(never));
        double low = 0;
        double high = largestPrice();
        for (int i = 0; i < bisections; i++) {
            double price = (low + high) / 2;
            double[] thresholds = medians();
            ascend(thresholds, price);
            Solution solution = evaluate(thresholds);
            offer(solution);
            if (solution.meanCost() <= budget) {
                high = price;
            } else {
                low = price;
            }
        }
    }

    private double[] medians() {
        double[] medians = new double[cost.length];
        for (int k = 0; k < cost.length; k++) {
            medians[k] = scores.score()[k][scores.surestFirst()[k][scores.samples() / 2]];
        }
        return medians;
    }

    /** At this price even certainty of a wrong turned right answer is not worth the smallest step. */
    private double largestPrice() {
        double smallest = Double.POSITIVE_INFINITY;
        for (int k = 1; k < cost.length; k++) {
            double step = cost[k] - cost[k - 1];
            smallest = step > 0 ? Math.min(smallest, step) : smallest;
        }
        return Double.isInfinite(smallest) ? 1 : 1 / smallest;
    }

    private void offer(Solution solution) {
        if (solution.meanCost() <= budget && solution.compareTo(best) > 0) {
            best = solution;
        }
    }

    private Solution evaluate(double[] thresholds) {
        int[] exit = scores.leave(thresholds);
        int right = 0;
        double sum = 0;
        for (int i = 0; i < exit.length; i++) {
            right += scores.right()[exit[i]][i] ? 1 : 0;
            sum += cost[exit[i]];
        }
        return new Solution(thresholds.clone(), right, sum / exit.length);
    }

    private void ascend(double[] thresholds, double price) {
        boolean changed = true;
        for (int sweep = 0; sweep < SWEEPS && changed; sweep++) {
            changed = sweep(thresholds, price);
        }
    }

    private boolean sweep(double[] thresholds, double price) {
        int[] exit = scores.leave(thresholds);
        int last = cost.length - 1;
        double[] onward = new double[exit.length];
        for (int i = 0; i < onward.length; i++) {
            onward[i] = value(last, i, price);
        }
        boolean changed = false;
        for (int k = last - 1; k >= 0; k--) {
            double threshold = bestThreshold(k, exit, onward, price);
            changed |= threshold != thresholds[k];
            thresholds[k] = threshold;
            for (int i = 0; i < onward.length; i++) {
                onward[i] = scores.score()[k][i] >= threshold ? value(k, i, price) : onward[i];
            }
        }
        return changed;
    }

    private double value(int exit, int sample, double price) {
        return (scores.right()[exit][sample] ? 1 : 0) - price * cost[exit];
    }

    /**
     * Samples whose exit is k or later reach exit k; of these the surest leave, as many as pays most, where what each pays is smoothed
     * along the samples' ranks.
     */
    private double bestThreshold(int k, int[] exit, double[] onward, double price) {
        int[] reaching =
                Arrays.stream(scores.surestFirst()[k]).filter(i -> exit[i] >= k).toArray();
        double[] gain = new double[reaching.length];
        for (int rank = 0; rank < gain.length; rank++) {
            gain[rank] = value(k, reaching[rank], price) - onward[reaching[rank]];
        }
        return threshold(scores.score()[k], reaching, TrendAlongRanks.smooth(gain));
    }

    private static double threshold(double[] score, int[] reaching, double[] gain) {
        double sum = 0;
        double bestSum = 0;
        double threshold = Double.POSITIVE_INFINITY;
        for (int rank = 0; rank < gain.length; rank++) {
            sum += gain[rank];
            double here = score[reaching[rank]];
            double next = rank + 1 < gain.length ? score[reaching[rank + 1]] : Double.NEGATIVE_INFINITY;
            if (next < here && sum > bestSum) {
                bestSum = sum;
                threshold = (here + next) / 2;
            }
        }
        return threshold;
    }

    /** Tries other thresholds of one exit and keeps what is right more often within the budget. */
    private void fill(int k) {
        int[] order = scores.surestFirst()[k];
        for (int level = 0; level <= FILL_LEVELS; level++) {
            double[] thresholds = best.thresholds().clone();
            int rank = (int) ((long) level * (order.length - 1) / FILL_LEVELS);
            thresholds[k] = scores.score()[k][order[rank]];
            offer(evaluate(thresholds));
        }
    }
}
