package io.exeunt.policies.governor;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Progress;

/**
 * Slow after exit: highest clocks until the answer, then the state with the least idle power, and back up in time for the next
 * inference, which does not wait. This is what an early exit without forecast can do about clocks: act once it knows that it is
 * done. Source: arXiv 2206.04685, introduction; that the device wakes in time is our reading.
 */
public record SlowAfterExitGovernor() implements GovernorFactory {
    /** Name in scenarios. */
    public static final String NAME = "slow_after_exit";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Governor create(GovernorContext context) {
        return new Slowing(context.platform().states().max(), IdleStates.calmest(context.platform()));
    }

    private record Slowing(int home, int rest) implements Governor {
        @Override
        public int next(Progress progress) {
            return home;
        }

        @Override
        public String describe() {
            return "slow after exit: state " + home + " until the answer, then state " + rest + " and back";
        }
    }
}
