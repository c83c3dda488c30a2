package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;

/**
 * Leave when so many kept exits in a row agree. Source: PABEE, arXiv 2006.04152; its counter of unchanged answers is our number of
 * agreeing exits less one.
 *
 * @param patience number of agreeing exits, > 0; {@link #BY_BUDGET} chooses the largest whose mean cost is within the budget
 */
public record PatienceRule(int patience) implements BuiltInRule {
    /** Name in scenarios, alone or before a colon and the patience. */
    public static final String NAME = "patience";

    /** Stands for the largest patience within the budget. */
    public static final int BY_BUDGET = 0;

    public PatienceRule {
        Check.nonNegative("patience", (long) patience);
    }

    @Override
    public String name() {
        return patience == BY_BUDGET ? NAME : NAME + ":" + patience;
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new PatienceTuning(patience, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        Agreement agreement = Agreement.of(Predictions.of(context.split()), context.exits());
        int least = patience == BY_BUDGET ? 1 : patience;
        Budgets.requireWithin(context, meanCost(context, agreement, least), "patience " + least);
        int chosen = least;
        for (int t = least + 1; patience == BY_BUDGET && t <= agreement.largestPatience(); t++) {
            chosen = Budgets.allows(context, meanCost(context, agreement, t)) ? t : chosen;
        }
        return new PatiencePolicy(context.exits(), chosen);
    }

    private static double meanCost(FitContext context, Agreement agreement, int patience) {
        return context.costs().mean(agreement.histogram(patience));
    }
}
