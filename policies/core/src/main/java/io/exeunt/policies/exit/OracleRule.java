package io.exeunt.policies.exit;

import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;

/** Oracle. */
public record OracleRule() implements BuiltInRule {
    /** Name in scenarios. */
    public static final String NAME = "oracle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        throw new UnsupportedOperationException();
    }
}
