package io.exeunt.policies.eenet;

import io.exeunt.ground.Check;
import java.util.Arrays;

/**
 * Chooses thresholds directly: as many right answers as a budget on mean cost allows.
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
    private static final int BLENDS = 10;

    private final StopScores scores;
    private final double[] cost;
    private final double budget;

    /**
     * Thresholds and what they lead to.
     *
     * @param thresholds [exit]
     * @param right number of right answers, expected by their worth
     * @param meanCost per sample
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Solution(double[] thresholds, double right, double meanCost) implements Comparable<Solution> {
        /** More right answers are better; with as many, a lower cost. */
        @Override
        public int compareTo(Solution other) {
            return right != other.right ? Double.compare(right, other.right) : Double.compare(other.meanCost, meanCost);
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
        Solution beyond = affordable;
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
                beyond = solution;
                low = price;
            }
        }
        return spendTheRest(affordable, beyond);
    }

    /**
     * A price reaches corners of the trade-off only: with a hair less of it the best thresholds may jump from far below the budget to far
     * beyond. So what is left is spent on the way from the one to the other, exit by exit in steps of samples' ranks.
     */
    private Solution spendTheRest(Solution affordable, Solution beyond) {
        double[] start = affordable.thresholds().clone();
        int deepest = Arrays.stream(scores.leave(start)).max().orElse(0);
        System.arraycopy(beyond.thresholds(), deepest + 1, start, deepest + 1, start.length - deepest - 1);
        int[] from = ranks(start);
        int[] to = ranks(beyond.thresholds());
        Solution best = affordable;
        double low = 0;
        double high = 1;
        for (int i = 0; i < BLENDS; i++) {
            double blend = (low + high) / 2;
            Solution solution = evaluate(between(start, from, to, blend));
            if (solution.meanCost() <= budget) {
                low = blend;
                best = solution.compareTo(best) > 0 ? solution : best;
            } else {
                high = blend;
            }
        }
        return best;
    }

    /** How many samples' scores reach each threshold. */
    private int[] ranks(double[] thresholds) {
        int[] ranks = new int[thresholds.length];
        for (int k = 0; k < ranks.length; k++) {
            ranks[k] = scores.rankOf(k, thresholds[k]);
        }
        return ranks;
    }

    private double[] between(double[] thresholds, int[] from, int[] to, double blend) {
        double[] between = thresholds.clone();
        for (int k = 0; k < between.length; k++) {
            if (from[k] != to[k]) {
                int rank = (int) Math.round((1 - blend) * from[k] + blend * to[k]);
                between[k] = scores.thresholdOfRank(k, rank);
            }
        }
        return between;
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

    /** What thresholds lead to. */
    Solution evaluate(double[] thresholds) {
        int[] exit = scores.leave(thresholds);
        double right = 0;
        double sum = 0;
        for (int i = 0; i < exit.length; i++) {
            right += scores.worth()[exit[i]][i];
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
        Onward onward = new Onward(new double[exit.length], new double[exit.length]);
        for (int i = 0; i < exit.length; i++) {
            onward.set(i, scores.worth()[last][i], cost[last]);
        }
        boolean changed = false;
        for (int k = last - 1; k >= 0; k--) {
            double threshold = bestThreshold(k, exit, onward, price);
            changed |= threshold != thresholds[k];
            thresholds[k] = threshold;
            for (int i = 0; i < exit.length; i++) {
                if (scores.score()[k][i] >= threshold) {
                    onward.set(i, scores.worth()[k][i], cost[k]);
                }
            }
        }
        return changed;
    }

    /** What becomes of each sample that does not leave here: what its answer will be worth, and for which cost. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Onward(double[] worth, double[] cost) {
        void set(int sample, double itsWorth, double itsCost) {
            worth[sample] = itsWorth;
            cost[sample] = itsCost;
        }
    }

    /**
     * Samples whose exit is k or later reach exit k; of these the surest leave, as many as pays most, where what each pays is smoothed
     * along the samples' ranks, and leaving is never taken to make answers better.
     */
    private double bestThreshold(int k, int[] exit, Onward onward, double price) {
        int[] reaching = reaching(k, exit);
        double[] moreRight = new double[reaching.length];
        double[] saving = new double[reaching.length];
        for (int rank = 0; rank < saving.length; rank++) {
            int i = reaching[rank];
            moreRight[rank] = scores.worth()[k][i] - onward.worth()[i];
            saving[rank] = price * (onward.cost()[i] - cost[k]);
        }
        double[] gain = TrendAlongRanks.smooth(saving);
        double[] trend = TrendAlongRanks.smooth(moreRight);
        for (int rank = 0; rank < gain.length; rank++) {
            gain[rank] += Math.min(0, trend[rank]);
        }
        return threshold(scores.score()[k], reaching, gain);
    }

    private int[] reaching(int k, int[] exit) {
        int[] reaching = new int[exit.length];
        int count = 0;
        for (int i : scores.surestFirst()[k]) {
            if (exit[i] >= k) {
                reaching[count++] = i;
            }
        }
        return Arrays.copyOf(reaching, count);
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
