package io.exeunt.policies.eenet;

import io.exeunt.policies.exit.GeometricShares;
import io.exeunt.policies.exit.ShareThresholds;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import java.util.Arrays;

/**
 * Thresholds for a budget that hang less on single samples: solved on eight halves of the samples and averaged as ranks, averaged again with
 * those of geometric shares, then moved together until they spend the budget on all samples. A half weighs as much, exit by exit, as it has
 * samples that come that far.
 *
 * <p>The halves are those with bit b of the sample's scrambled index set or not set, b = 0 … 3, so nothing is drawn at random. Averaging over
 * subsamples is bagging (Bühlmann and Yu, Annals of Statistics 2002, for half-samples); geometric shares have one free number instead of one
 * per exit, so the way half towards them takes away half of what chance puts in.
 */
final class SteadyThresholds {
    private static final int BITS = 4;
    private static final int FEWEST_SAMPLES = 100;
    private static final int BISECTIONS = 20;

    private final StopScores scores;
    private final StopScores inUse;
    private final double[] cost;
    private final double budget;

    /** As {@link BudgetedThresholds}. */
    SteadyThresholds(StopScores scores, double[] cost, double budget) {
        this(scores, scores, cost, budget);
    }

    /**
     * With two sets of scores of the same samples.
     *
     * @param scores by which thresholds are chosen
     * @param inUse those that thresholds will be applied to; the budget is kept by these as well
     */
    SteadyThresholds(StopScores scores, StopScores inUse, double[] cost, double budget) {
        this.scores = scores;
        this.inUse = inUse;
        this.cost = cost;
        this.budget = budget;
    }

    BudgetedThresholds.Solution solve() {
        BudgetedThresholds all = new BudgetedThresholds(scores, cost, budget);
        if (scores.samples() < FEWEST_SAMPLES || cost[cost.length - 1] <= budget) {
            return all.solve();
        }
        return spend(all, between(averageShares(), shares(geometric(all))));
    }

    /** Thresholds of geometric shares: one number to fit, so that few samples tell it well. */
    private double[] geometric(BudgetedThresholds costs) {
        int exits = scores.exits();
        ShareThresholds rule = new ShareThresholds(
                new ScoreColumns(Score.MARGIN, scores.score()), ExitSet.all(exits), scores.samples());
        double ratio = GeometricShares.largest(
                        candidate -> costs.evaluate(rule.thresholds(GeometricShares.of(candidate, exits)))
                                        .meanCost()
                                <= budget)
                .orElse(0);
        return rule.thresholds(GeometricShares.of(ratio, exits));
    }

    private static double[] between(double[] a, double[] b) {
        double[] between = new double[a.length];
        for (int k = 0; k < a.length; k++) {
            between[k] = (a[k] + b[k]) / 2;
        }
        return between;
    }

    /** Share of the samples whose score reaches the threshold, [exit]. */
    private double[] shares(double[] thresholds) {
        double[] shares = new double[thresholds.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = (double) scores.rankOf(k, thresholds[k]) / scores.samples();
        }
        return shares;
    }

    /** Share of the samples whose score reaches the threshold, [exit], averaged over halves. */
    private double[] averageShares() {
        double[] sum = new double[cost.length];
        double[] weight = new double[cost.length];
        for (int half = 0; half < 2 * BITS; half++) {
            add(half(half), sum, weight);
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] = weight[k] == 0 ? 0 : sum[k] / weight[k];
        }
        return sum;
    }

    private StopScores half(int half) {
        return scores.samples(SampleFolds.half(scores.samples(), half / 2, half % 2 == 1));
    }

    private void add(StopScores half, double[] sum, double[] weight) {
        double[] thresholds =
                new BudgetedThresholds(half, cost, budget).estimate().thresholds();
        int[] exit = half.leave(thresholds);
        for (int k = 0; k < cost.length; k++) {
            int position = k;
            long reaching = Arrays.stream(exit).filter(e -> e >= position).count();
            sum[k] += reaching * (double) half.rankOf(k, thresholds[k]) / half.samples();
            weight[k] += reaching;
        }
    }

    /** Lets more or fewer go everywhere, as the budget wants it. */
    private BudgetedThresholds.Solution spend(BudgetedThresholds all, double[] shares) {
        BudgetedThresholds used = new BudgetedThresholds(inUse, cost, budget);
        double low = 0;
        double high = 2;
        BudgetedThresholds.Solution affordable = all.evaluate(thresholds(shares, 2));
        for (int i = 0; i < BISECTIONS; i++) {
            double lenience = (low + high) / 2;
            BudgetedThresholds.Solution solution = all.evaluate(thresholds(shares, lenience));
            if (solution.meanCost() <= budget
                    && used.evaluate(solution.thresholds()).meanCost() <= budget) {
                high = lenience;
                affordable = solution;
            } else {
                low = lenience;
            }
        }
        return affordable;
    }

    /** Lenience 1 is the shares themselves; 0 lets nothing go, 2 everything. */
    private double[] thresholds(double[] shares, double lenience) {
        double[] thresholds = new double[shares.length];
        for (int k = 0; k < thresholds.length; k++) {
            double share = lenience <= 1 ? shares[k] * lenience : shares[k] + (lenience - 1) * (1 - shares[k]);
            thresholds[k] = scores.thresholdOfRank(k, (int) Math.round(share * scores.samples()));
        }
        return thresholds;
    }
}
