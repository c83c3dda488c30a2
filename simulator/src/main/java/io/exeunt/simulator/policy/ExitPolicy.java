package io.exeunt.simulator.policy;

import io.exeunt.simulator.trace.TraceSplit;

/**
 * A rule for when to stop, before it has seen data. Policies of third parties implement this interface and {@link FittedPolicy},
 * compile against this module alone, and are found by name.
 */
public interface ExitPolicy {
    /** Name by which scenarios and reports refer to it. */
    String name();

    /**
     * Whether it can work with what these exits say. A bundle's trace whose heads a policy can't read is passed over for it; where it is
     * asked nevertheless, {@link #fit} says what is missing.
     */
    default boolean reads(TraceSplit split) {
        return true;
    }

    /**
     * Whether a device could do it. Oracles, which know labels or what later exits will say, bound the others from above and can't be
     * built: they compete in comparisons, but no search may choose one.
     */
    default boolean canBeBuilt() {
        return true;
    }

    /** Chooses thresholds or trains on the fit split. Deterministic: the same context gives the same policy. */
    FittedPolicy fit(FitContext context);

    /**
     * What a search may turn, made ready for one fit split. Without an own answer the budget is what is turned: the policy is fitted
     * once per exit set and budget, a bounded number of times; see {@link BudgetTuning}.
     *
     * @throws io.exeunt.ground.InvalidInputException if it can't work with what these exits say
     */
    default PolicyTuning tuning(TuningContext context) {
        return new BudgetTuning(this, context);
    }
}
