package io.exeunt.policies.exit;

import io.exeunt.hwmodels.Check;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;

/** Patience. */
public record PatienceRule(int patience) implements BuiltInRule {
    /** Name in scenarios. */
    public static final String NAME = "patience";

    public PatienceRule {
        Check.nonNegative("patience", (long) patience);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        throw new UnsupportedOperationException();
    }
}
