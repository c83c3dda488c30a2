package io.exeunt.simulator.npz;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.trace.ExitTrace;
import org.jspecify.annotations.Nullable;

/**
 * What a trace file holds: a trace and, where its writer knew them, the costs of its exits.
 *
 * @param trace outputs and labels of both splits
 * @param costs of its segments and heads; null where the file says nothing
 */
public record StoredTrace(ExitTrace trace, @Nullable ExitCosts costs) {
    public StoredTrace {
        Check.require(
                costs == null || costs.segment().length == trace.exits(),
                "exit costs",
                trace.exits() + " in number",
                costs == null ? 0 : costs.segment().length);
    }
}
