package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a policy may look at while it is made ready for a search.
 *
 * @param split the fit split, never the report split
 * @param costs what segments and heads cost, in one unit; budgets are in it
 * @param seed for policies that draw random numbers
 * @param fits how often a policy may be fitted that knows no other way, > 0
 * @param exitNames one per exit, for the names of parameters; each once
 */
public record TuningContext(TraceSplit split, ExitCosts costs, long seed, int fits, List<String> exitNames) {
    public TuningContext {
        Check.require(
                split.exits().size() == costs.segment().length,
                "costs",
                "of " + split.exits().size() + " exits",
                costs.segment().length);
        Check.positive("fits", fits);
        exitNames = List.copyOf(exitNames);
        Check.require(
                exitNames.stream().distinct().count() == split.exits().size(),
                "exit names",
                split.exits().size() + " different ones",
                exitNames);
    }

    /** The same where exits are called exit0, exit1 and so on. */
    public TuningContext(TraceSplit split, ExitCosts costs, long seed, int fits) {
        this(
                split,
                costs,
                seed,
                fits,
                IntStream.range(0, split.exits().size())
                        .mapToObj(k -> "exit" + k)
                        .toList());
    }

    /** Number of exits, the final one included. */
    public int exits() {
        return split.exits().size();
    }

    /**
     * One whole number for each exit but the final one, looked at only where the exit is kept.
     *
     * @param name before a dot and the exit's name, such as "level"
     */
    public List<Parameter> perSideExit(String name, int lowest, int highest) {
        return IntStream.range(0, exits() - 1)
                .mapToObj(k -> Parameter.whole(name + "." + exitNames.get(k), lowest, highest)
                        .ofExit(k))
                .toList();
    }
}
