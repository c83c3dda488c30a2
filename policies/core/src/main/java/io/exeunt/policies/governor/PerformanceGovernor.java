package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;

/** Every domain at its highest clock throughout, as Linux' governor of that name. */
public record PerformanceGovernor() implements GovernorFactory {
    /** Name in scenarios. */
    public static final String NAME = "performance";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Governor create(GovernorContext context) {
        return FrequencySchedule.flat(
                context.network().exits(), context.platform().states().max());
    }
}
