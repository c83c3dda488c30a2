package io.exeunt.simulator.npz;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadOrigin;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What a trace file holds: a trace and, where its writer knew them, the costs of its exits.
 *
 * @param trace outputs and labels of both splits
 * @param costs of its segments and heads, going on being free; null where the file says nothing
 * @param origin which system its heads belong to; null where the file says nothing
 */
public record StoredTrace(
        ExitTrace trace,
        @Nullable ExitCosts costs,
        @Nullable HeadOrigin origin) {
    public StoredTrace {
        Check.require(
                costs == null || costs.segment().length == trace.exits(),
                "exit costs",
                trace.exits() + " in number",
                costs == null ? 0 : costs.segment().length);
        Check.require(
                costs == null || DoubleStream.of(costs.onward()).allMatch(cost -> cost == 0),
                "onward costs",
                "0, as a trace file has no place for them",
                costs == null ? "" : DoubleStream.of(costs.onward()).boxed().toList());
    }

    /** A trace whose heads are of no told system. */
    public StoredTrace(ExitTrace trace, @Nullable ExitCosts costs) {
        this(trace, costs, null);
    }
}
