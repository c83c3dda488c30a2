package io.exeunt.policies.predictive;

import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.function.Supplier;

/** Adds up what a candidate costs and gets right on the fit split, without objects per sample. */
final class FitTally {
    private final FitContext context;
    private final TraceSplit split;
    private final double[] head;
    private final double[] onward;
    /** [exit], cost of the backbone up to there. */
    private final double[] backbone;

    private double cost;
    private int right;

    FitTally(FitContext context) {
        this.context = context;
        split = context.split();
        ExitCosts costs = context.costs();
        head = costs.head();
        onward = costs.onward();
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
            int asked = Long.numberOfTrailingZeros(rest);
            cost += head[asked] + (asked < exit ? onward[asked] : 0);
        }
        right += split.correct(exit, sample) ? 1 : 0;
    }

    /** What has been added since the last reset, as a point of the rule that did it. */
    <P extends FittedPolicy> Point<P> point(Supplier<P> rule) {
        double share = (double) right / split.samples();
        return new Point<>(cost / split.samples(), share, () -> values(rule.get()), rule);
    }

    private double[] values(FittedPolicy rule) {
        return Point.of(context, rule).values().get();
    }
}
