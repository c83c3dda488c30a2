package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;

/**
 * Every sample leaves at one exit, whose head is the only one evaluated.
 *
 * @param exit its index; it must be kept
 */
public record FixedExitRule(int exit) implements BuiltInRule {
    /** Name in scenarios, before a colon and the exit's index. */
    public static final String NAME = "fixed";

    public FixedExitRule {
        Check.inRange("exit", exit, 0, 62);
    }

    @Override
    public String name() {
        return NAME + ":" + exit;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        Check.inRange("fixed exit", exit, 0, context.exits().last());
        Check.require(context.exits().contains(exit), "fixed exit " + exit, "kept", "not kept");
        Budgets.requireWithin(context, Budgets.direct(context, exit), "exit " + exit);
        return new FixedExitPolicy(exit, "fixed: every sample leaves at exit " + exit);
    }
}
