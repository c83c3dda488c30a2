package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.simulator.trace.TraceSplit;

/**
 * What a policy may look at while it is made ready for a search.
 *
 * @param split the fit split, never the report split
 * @param costs what segments and heads cost, in one unit; budgets are in it
 * @param seed for policies that draw random numbers
 * @param fits how often a policy may be fitted that knows no other way, > 0
 */
public record TuningContext(TraceSplit split, ExitCosts costs, long seed, int fits) {
    public TuningContext {
        Check.require(
                split.exits().size() == costs.segment().length,
                "costs",
                "of " + split.exits().size() + " exits",
                costs.segment().length);
        Check.positive("fits", fits);
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return split.exits().size();
    }
}
