package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.trace.TraceSplit;

/**
 * Everything a policy may look at while it is fitted.
 *
 * @param split the fit split, never the report split
 * @param exits which exits are kept
 * @param costs what segments and heads cost, in the budget's unit
 * @param budget largest allowed mean cost per sample in the unit of {@code costs}; +∞ for none
 * @param seed for policies that draw random numbers
 */
public record FitContext(TraceSplit split, ExitSet exits, ExitCosts costs, double budget, long seed) {
    public FitContext {
        Check.require(
                split.exits().size() == exits.exits(),
                "exits of split " + split.name(),
                "" + exits.exits(),
                split.exits().size());
        Check.require(budget > 0, "budget", "> 0", budget);
    }

    /** The same with another budget. */
    public FitContext withBudget(double other) {
        return new FitContext(split, exits, costs, other, seed);
    }
}
