package io.exeunt.policies.exit;

import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;

/** No early exit: the plain network, no head but the final one is evaluated. */
public record NeverRule() implements BuiltInRule {
    /** Name in scenarios. */
    public static final String NAME = "never";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new FixedExitTuning(context.exits() - 1, context, NeverRule::leavingAt);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        int last = context.exits().last();
        Budgets.requireWithin(context, Budgets.direct(context, last), "the final exit");
        return leavingAt(last);
    }

    private static FixedExitPolicy leavingAt(int last) {
        return new FixedExitPolicy(last, "never: every sample runs to the final exit");
    }
}
