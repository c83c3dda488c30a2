package io.exeunt.policies.dl4j.eenet;

import io.exeunt.hwmodels.Check;
import java.util.Arrays;

/**
 * Chooses thresholds directly: as many samples right as a budget on mean cost allows.
 *
 * <p>For a price λ per unit of cost the sum of right − λ·cost is raised by coordinate ascent, last exit first: with the other thresholds
 * fixed the best threshold of one exit is found exactly, as the best prefix of the samples that reach it, surest first. λ is found by
 * bisection. On a few thousand samples an early exit may look better than the final one by chance; so leaving only ever pays by the cost
 * that it saves, and a loose budget is spent on going on.
 */
final class BudgetedThresholds {
    private static final int BISECTIONS = 24;
    private static final int ESTIMATE_BISECTIONS = 14;
    private static final int SWEEPS = 6;

    private final StopScores scores;
    private final double[] cost;
    private final double budget;

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
    }

    /** Thresholds that spend the budget. */
    Solution solve() {
        return descendPrice(BISECTIONS);
    }

    /** A quick estimate for comparing exit sets. */
    Solution estimate() {
        return descendPrice(ESTIMATE_BISECTIONS);
    }

    private Solution descendPrice(int bisections) {
        double[] never = new double[cost.length];
        Arrays.fill(never, Double.POSITIVE_INFINITY);
        Solution affordable = evaluate(never);
        if (affordable.meanCost() <= budget) {
            return withPrice(0);
        }
        Arrays.fill(never, Double.NEGATIVE_INFINITY);
        affordable = evaluate(never);
        double low = 0;
        double high = largestPrice();
        for (int i = 0; i < bisections; i++) {
            double price = (low + high) / 2;
            Solution solution = withPrice(price);
            if (solution.meanCost() <= budget) {
                high = price;
                affordable = solution;
            } else {
                low = price;
            }
        }
        return affordable;
    }

    private Solution withPrice(double price) {
        double[] thresholds = medians();
        ascend(thresholds, price);
        return evaluate(thresholds);
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
        Onward onward = new Onward(new boolean[exit.length], new double[exit.length]);
        for (int i = 0; i < exit.length; i++) {
            onward.set(i, scores.right()[last][i], cost[last]);
        }
        boolean changed = false;
        for (int k = last - 1; k >= 0; k--) {
            double threshold = bestThreshold(k, exit, onward, price);
            changed |= threshold != thresholds[k];
            thresholds[k] = threshold;
            for (int i = 0; i < exit.length; i++) {
                if (scores.score()[k][i] >= threshold) {
                    onward.set(i, scores.right()[k][i], cost[k]);
                }
            }
        }
        return changed;
    }

    /** What becomes of each sample that does not leave here: whether it will be right, and for which cost. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Onward(boolean[] right, double[] cost) {
        void set(int sample, boolean isRight, double itsCost) {
            right[sample] = isRight;
            cost[sample] = itsCost;
        }
    }

    /**
     * Samples whose exit is k or later reach exit k; of these the surest leave, as many as pays most, where what each pays is smoothed
     * along the samples' ranks, and leaving is never taken to make answers better.
     */
    private double bestThreshold(int k, int[] exit, Onward onward, double price) {
        int[] reaching =
                Arrays.stream(scores.surestFirst()[k]).filter(i -> exit[i] >= k).toArray();
        double[] moreRight = new double[reaching.length];
        double[] saving = new double[reaching.length];
        for (int rank = 0; rank < saving.length; rank++) {
            int i = reaching[rank];
            moreRight[rank] = (scores.right()[k][i] ? 1 : 0) - (onward.right()[i] ? 1 : 0);
            saving[rank] = price * (onward.cost()[i] - cost[k]);
        }
        double[] gain = TrendAlongRanks.smooth(saving);
        double[] trend = TrendAlongRanks.smooth(moreRight);
        for (int rank = 0; rank < gain.length; rank++) {
            gain[rank] += Math.min(0, trend[rank]);
        }
        return threshold(scores.score()[k], reaching, gain);
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
}
