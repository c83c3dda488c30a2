package io.exeunt.policies.exit;

import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.PathHistogram;

/**
 * Chooses thresholds for a budget: geometric exit shares with rising ratio, the last whose mean cost on the fit split is within the
 * budget.
 *
 * <p>Candidates, in order: all samples at the cheapest exit; shares with ratio 0 (all at the first kept exit) to 10⁴; all samples at
 * the final exit. Between the last ratio that is within the budget and the next the largest that fits is found by bisection. Costs
 * do not rise all the way: near the end of the scan the early heads drop out one after the other.
 */
final class GeometricFit {
    /** Ratios i / 15 are those of EENet's repository; a few larger ones lead on to the final exit. */
    private static final int RATIO_STEPS_PER_UNIT = 15;

    private static final int RATIO_STEPS = 81;
    private static final double LARGEST_RATIO = 1e4;
    private static final int BISECTIONS = 30;

    private final FitContext context;
    private final Score score;
    private final int[] kept;
    private final ShareThresholds rule;

    GeometricFit(FitContext context, Score score) {
        this.context = context;
        this.score = score;
        this.kept = context.exits().indices();
        long asked = context.exits().bits() & ~(1L << context.exits().last());
        this.rule = new ShareThresholds(
                ScoreColumns.of(context.split(), score, asked),
                context.exits(),
                context.split().samples());
    }

    ThresholdPolicy fit() {
        int cheapest = Budgets.cheapestExit(context);
        Budgets.requireWithin(context, Budgets.direct(context, cheapest), "leaving at exit " + cheapest);
        if (Budgets.allows(context, Budgets.direct(context, context.exits().last()))) {
            return allAt(context.exits().last());
        }
        double fitting = -1;
        double next = -1;
        for (double ratio = 0; ratio <= LARGEST_RATIO; ratio = after(ratio)) {
            if (fits(ratio)) {
                fitting = ratio;
                next = after(ratio);
            }
        }
        return fitting < 0 ? allAt(cheapest) : policy(largestFitting(fitting, next));
    }

    private static double after(double ratio) {
        int step = (int) Math.round(ratio * RATIO_STEPS_PER_UNIT);
        return step < RATIO_STEPS ? (step + 1.0) / RATIO_STEPS_PER_UNIT : ratio * 1.5;
    }

    private double largestFitting(double fitting, double next) {
        double low = fitting;
        double high = next;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (fits(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean fits(double ratio) {
        return Budgets.allows(context, meanCost(rule.assign(GeometricShares.of(ratio, kept.length))));
    }

    private double meanCost(ShareThresholds.Assignment assignment) {
        long heads = new ThresholdPolicy(score, context.exits(), assignment.thresholds()).heads();
        int[] counts = assignment.counts();
        return context.costs().mean(PathHistogram.ofExits(heads, counts, new int[counts.length]));
    }

    private ThresholdPolicy policy(double ratio) {
        double[] thresholds = rule.thresholds(GeometricShares.of(ratio, kept.length));
        return new ThresholdPolicy(score, context.exits(), thresholds);
    }

    private ThresholdPolicy allAt(int exit) {
        double[] shares = new double[kept.length];
        for (int j = 0; j < kept.length; j++) {
            shares[j] = kept[j] == exit ? 1 : 0;
        }
        return new ThresholdPolicy(score, context.exits(), rule.thresholds(shares));
    }
}
