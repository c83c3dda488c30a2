package io.exeunt.policies.predictive;

import io.exeunt.policies.exit.Budgets;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.trace.TraceSplit;

/** Adds up what a candidate costs and gets right on the fit split, without objects per sample. */
final class FitTally {
    private final TraceSplit split;
    private final double[] head;
    /** [exit], cost of the backbone up to there. */
    private final double[] backbone;

    private double cost;
    private int right;

    FitTally(FitContext context) {
        split = context.split();
        ExitCosts costs = context.costs();
        head = costs.head();
        backbone = costs.segment().clone();
        for (int k = 1; k < backbone.length; k++) {
            backbone[k] += backbone[k - 1];
        }
    }

    void reset() {
        cost = 0;
        right = 0;
    }

    void add(int sample, int exit, long heads) {
        cost += backbone[exit];
        for (long rest = heads; rest != 0; rest &= rest - 1) {
            cost += head[Long.numberOfTrailingZeros(rest)];
        }
        right += split.correct(exit, sample) ? 1 : 0;
    }

    double meanCost() {
        return cost / split.samples();
    }

    int right() {
        return right;
    }

    /** Whether what was added is within the budget and better than the best so far: more right, or as many for less. */
    boolean beats(FitContext context, int bestRight, double bestCost) {
        return Budgets.allows(context, meanCost())
                && (right > bestRight || right == bestRight && meanCost() < bestCost);
    }
}
