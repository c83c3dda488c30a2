package io.exeunt.policies.exit;

import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;

/**
 * The budgeted oracle: knows the labels and spends the budget so that as many samples as possible are right. Nobody can build it; it
 * bounds from above what any policy can reach at equal mean cost, as {@link OraclePolicy} says.
 */
public record OracleRule() implements BuiltInRule {
    /** Name in scenarios. */
    public static final String NAME = "oracle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean canBeBuilt() {
        return false;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        int cheapest = Budgets.cheapestExit(context);
        Budgets.requireWithin(context, Budgets.direct(context, cheapest), "leaving at exit " + cheapest);
        return new OraclePolicy(context.exits(), context.costs(), context.budget());
    }
}
