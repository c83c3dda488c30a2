package io.exeunt.policies.exclusion;

import io.exeunt.policies.exit.Budgets;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.function.Function;

/**
 * Fits levels by {@link GreedySearch}. As published, accuracy may fall below the full network's by a tolerance, and cost comes out as it
 * may. For a budget the tolerance is chosen: of 0, .001, .001·1.25, … 1 the smallest whose mean cost is within it, found by
 * strides of four and then by bisection. Where none keeps it, the levels of the largest tolerance are relaxed ({@link Relaxation},
 * ours) just as far as the budget asks.
 */
final class ToleranceFit {
    private static final double FIRST = 0.001;
    private static final double RATIO = 1.25;
    private static final int STEPS = 32;
    private static final int STRIDE = 4;
    private static final int BISECTIONS = 20;

    private final FitContext context;
    private final GreedySearch search;
    private final Function<double[], FittedPolicy> policy;
    private final Relaxation relaxation;
    private final int[] order;
    private final double fullAccuracy;

    /**
     * Prepares it.
     *
     * @param policy with levels [exit]
     * @param relaxation of these levels
     */
    ToleranceFit(
            FitContext context, GreedySearch search, Function<double[], FittedPolicy> policy, Relaxation relaxation) {
        this.context = context;
        this.relaxation = relaxation;
        this.search = search;
        this.policy = policy;
        order = GreedySearch.order(context);
        fullAccuracy = finalAccuracy(context.split());
    }

    private static double finalAccuracy(TraceSplit split) {
        int right = 0;
        for (int i = 0; i < split.samples(); i++) {
            right += split.correct(split.exits().size() - 1, i) ? 1 : 0;
        }
        return (double) right / split.samples();
    }

    /** For a tolerance; a budget that this overruns is refused. */
    FittedPolicy within(double tolerance) {
        FittedPolicy found = at(tolerance);
        Budgets.requireWithin(context, cost(found), "tolerance " + tolerance);
        return found;
    }

    /** For the context's budget, which must pay for leaving at the first kept exit. */
    FittedPolicy withinBudget() {
        for (int step = 0; step <= STEPS; step += STRIDE) {
            FittedPolicy found = at(tolerance(step));
            if (affordable(found)) {
                return smallestWithin(Math.max(0, step - STRIDE), step, found);
            }
        }
        return leastRelaxed();
    }

    /** Cost need not fall all the way with the tolerance: where a level lets many classes pass, fewer samples leave. */
    private FittedPolicy leastRelaxed() {
        double[] levels = levels(tolerance(STEPS));
        double tooLittle = 0;
        double enough = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (tooLittle + enough) / 2;
            if (affordable(relaxation.at(levels, middle))) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return relaxation.at(levels, enough);
    }

    private FittedPolicy smallestWithin(int tooSmall, int enough, FittedPolicy found) {
        FittedPolicy best = found;
        int dear = tooSmall;
        int cheap = enough;
        while (cheap - dear > 1) {
            int middle = (dear + cheap) / 2;
            FittedPolicy tried = at(tolerance(middle));
            if (affordable(tried)) {
                cheap = middle;
                best = tried;
            } else {
                dear = middle;
            }
        }
        return best;
    }

    private static double tolerance(int step) {
        return step == 0 ? 0 : Math.min(1, FIRST * Math.pow(RATIO, step - 1.0));
    }

    private FittedPolicy at(double tolerance) {
        return policy.apply(levels(tolerance));
    }

    private double[] levels(double tolerance) {
        return search.search(context.exits().exits(), order, fullAccuracy - tolerance);
    }

    private boolean affordable(FittedPolicy fitted) {
        return Budgets.allows(context, cost(fitted));
    }

    private double cost(FittedPolicy fitted) {
        return context.costs().mean(fitted.paths(context.split()));
    }
}
