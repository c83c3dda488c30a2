package io.exeunt.policies.governor;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Progress;

/**
 * Race to idle: highest clocks from the first segment to the answer, then the state with the least idle power until the next inference
 * wakes the device, for which that inference waits. What it gains shows over a period only, idling included.
 */
public record RaceToIdleGovernor() implements GovernorFactory {
    /** Name in scenarios. */
    public static final String NAME = "race_to_idle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Governor create(GovernorContext context) {
        return new Racing(
                IdleStates.calmest(context.platform()),
                context.platform().states().max());
    }

    private record Racing(int home, int fastest) implements Governor {
        @Override
        public int next(Progress progress) {
            return fastest;
        }

        @Override
        public String describe() {
            return "race to idle: state " + fastest + " until the answer, idle in state " + home;
        }
    }
}
