package io.exeunt.policies.dl4j.eenet;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Thresholds for a budget that hang less on single samples: solved on eight halves of the samples and averaged as ranks, then moved together
 * until they spend the budget on all samples. A half weighs as much, exit by exit, as it has samples that come that far.
 *
 * <p>The halves are those with bit b of the sample's index set or not set, b = 0 … 3, so nothing is drawn at random. Averaging over
 * subsamples is bagging (Bühlmann and Yu, Annals of Statistics 2002, for half-samples).
 */
final class SteadyThresholds {
    private static final int BITS = 4;
    private static final int FEWEST_SAMPLES = 100;
    private static final int BISECTIONS = 20;

    private final StopScores scores;
    private final double[] cost;
    private final double budget;

    /** As {@link BudgetedThresholds}. */
    SteadyThresholds(StopScores scores, double[] cost, double budget) {
        this.scores = scores;
        this.cost = cost;
        this.budget = budget;
    }

    BudgetedThresholds.Solution solve() {
        BudgetedThresholds all = new BudgetedThresholds(scores, cost, budget);
        if (scores.samples() < FEWEST_SAMPLES || cost[cost.length - 1] <= budget) {
            return all.solve();
        }
        return spend(all, averageShares());
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
        int[] samples = IntStream.range(0, scores.samples())
                .filter(i -> (i >> half / 2 & 1) == half % 2)
                .toArray();
        return scores.samples(samples);
    }

    private void add(StopScores half, double[] sum, double[] weight) {
        double[] thresholds =
                new BudgetedThresholds(half, cost, budget).estimate().thresholds();
        int[] exit = half.leave(thresholds);
        for (int k = 0; k < cost.length; k++) {
            int position = k;
            long reaching = Arrays.stream(exit).filter(e -> e >= position).count();
            long above = Arrays.stream(half.score()[k])
                    .filter(s -> s >= thresholds[position])
                    .count();
            sum[k] += reaching * (double) above / half.samples();
            weight[k] += reaching;
        }
    }

    /** Lets more or fewer go everywhere, as the budget wants it. */
    private BudgetedThresholds.Solution spend(BudgetedThresholds all, double[] shares) {
        double low = 0;
        double high = 2;
        BudgetedThresholds.Solution affordable = all.evaluate(thresholds(shares, 2));
        for (int i = 0; i < BISECTIONS; i++) {
            double lenience = (low + high) / 2;
            BudgetedThresholds.Solution solution = all.evaluate(thresholds(shares, lenience));
            if (solution.meanCost() <= budget) {
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
