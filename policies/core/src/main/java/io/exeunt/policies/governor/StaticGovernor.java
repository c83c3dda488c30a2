package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Fixed clocks throughout.
 *
 * @param opps operating point of each DVFS domain, in the platform's order, counted from the slowest, which is 0
 */
public record StaticGovernor(List<Integer> opps) implements GovernorFactory {
    /** Name in scenarios, before a colon and the operating points. */
    public static final String NAME = "static";

    public StaticGovernor {
        opps = Check.notEmpty("opps", opps);
    }

    @Override
    public String name() {
        return NAME + ":" + opps.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public Governor create(GovernorContext context) {
        int[] indices = opps.stream().mapToInt(Integer::intValue).toArray();
        return FrequencySchedule.flat(
                context.network().exits(), context.platform().states().state(indices));
    }
}
