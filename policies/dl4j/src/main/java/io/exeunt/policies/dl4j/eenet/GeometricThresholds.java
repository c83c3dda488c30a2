package io.exeunt.policies.dl4j.eenet;

import java.util.Arrays;

/**
 * Thresholds for exit shares that grow or shrink from exit to exit by a fixed factor, as MSDNet's (arXiv 1703.09844), on any scores: one
 * number to fit, so that few samples tell it well. The factor is the largest whose mean cost is within the budget.
 */
final class GeometricThresholds {
    private static final double LARGEST_LOG_RATIO = 10;
    private static final int BISECTIONS = 30;
    private static final double ROUNDING = 1e-9;

    private final StopScores scores;
    private final BudgetedThresholds costs;
    private final double budget;

    /** As {@link BudgetedThresholds}, which says what thresholds lead to. */
    GeometricThresholds(StopScores scores, BudgetedThresholds costs, double budget) {
        this.scores = scores;
        this.costs = costs;
        this.budget = budget;
    }

    double[] solve() {
        double low = -LARGEST_LOG_RATIO;
        double high = LARGEST_LOG_RATIO;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (costs.evaluate(thresholds(Math.exp(middle))).meanCost() <= budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return thresholds(Math.exp(low));
    }

    /** Exit by exit the surest of the samples still there leave, as many as the share says. */
    private double[] thresholds(double ratio) {
        double[] thresholds = new double[scores.exits()];
        Arrays.fill(thresholds, Double.POSITIVE_INFINITY);
        boolean[] gone = new boolean[scores.samples()];
        double share = 1 / sumOfPowers(ratio);
        for (int k = 0; k < thresholds.length - 1; k++) {
            int[] left =
                    Arrays.stream(scores.surestFirst()[k]).filter(i -> !gone[i]).toArray();
            int leaving = Math.min(left.length, (int) (share * scores.samples() + ROUNDING));
            if (leaving > 0) {
                thresholds[k] = scores.score()[k][left[leaving - 1]];
            }
            for (int rank = 0; rank < left.length && scores.score()[k][left[rank]] >= thresholds[k]; rank++) {
                gone[left[rank]] = true;
            }
            share *= ratio;
        }
        return thresholds;
    }

    private double sumOfPowers(double ratio) {
        double sum = 0;
        double power = 1;
        for (int k = 0; k < scores.exits(); k++) {
            sum += power;
            power *= ratio;
        }
        return sum;
    }
}
