package io.exeunt.policies.governor;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One operating state per backbone segment.
 *
 * @param states one per segment; with a single clock domain a state is its operating point, counted from the slowest, which is 0
 */
public record ScheduleGovernor(List<Integer> states) implements GovernorFactory {
    /** Name in scenarios, before a colon and the states. */
    public static final String NAME = "schedule";

    public ScheduleGovernor {
        states = Check.notEmpty("states", states);
    }

    @Override
    public String name() {
        return NAME + ":" + states.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public Governor create(GovernorContext context) {
        int segments = context.network().exits();
        Check.require(states.size() == segments, "states of " + name(), segments + " numbers", states.size());
        int highest = context.platform().states().max();
        for (int k = 0; k < segments; k++) {
            Check.inRange("states[" + k + "]", states.get(k), 0, highest);
        }
        return FrequencySchedule.of(states.stream().mapToInt(Integer::intValue).toArray());
    }
}
