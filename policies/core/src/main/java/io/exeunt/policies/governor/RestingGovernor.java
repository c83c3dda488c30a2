package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.Progress;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One state until the answer and another one to rest in until the next inference; unless a search turns them, the highest clocks and the
 * state with the least idle power. What it gains shows over a period only, idling included.
 *
 * @param waking when the device goes back up
 */
public record RestingGovernor(Waking waking) implements GovernorFactory {
    /** When the device goes back to the clocks that it answers at. */
    public enum Waking {
        /** The next inference wakes it and waits for that. */
        ON_ARRIVAL("race_to_idle"),
        /**
         * In time before the next inference, which does not wait. This is what an early exit without forecast can do about clocks: act
         * once it knows that it is done. Source: arXiv 2206.04685, introduction; that the device wakes in time is our reading.
         */
        IN_TIME("slow_after_exit");

        private final String id;

        Waking(String id) {
            this.id = id;
        }
    }

    @Override
    public String name() {
        return waking.id;
    }

    /** It asks for one state, once. */
    @Override
    public GovernorKind kind() {
        return GovernorKind.CONSTANT;
    }

    @Override
    public Governor create(GovernorContext context) {
        return governor(context, context.tables().states() - 1, IdleStates.calmest(context.tables()));
    }

    /** The clocks until the answer and those to rest in. */
    @Override
    public List<Parameter> parameters(GovernorContext context) {
        return declared(context).list();
    }

    private static ClockParameters declared(GovernorContext context) {
        return new ClockParameters(context).clocks(0).rest();
    }

    @Override
    public Governor create(GovernorContext context, double[] setting) {
        ClockParameters.Reader reader = declared(context).read(setting);
        return governor(context, reader.state(), reader.state());
    }

    private Governor governor(GovernorContext context, int working, int rest) {
        return waking == Waking.ON_ARRIVAL
                ? new Racing(rest, working)
                : FrequencySchedule.flat(context.network().exits(), working).restingIn(rest);
    }

    private record Racing(int home, int working) implements Governor {
        @Override
        public int next(Progress progress) {
            return working;
        }

        @Override
        public String describe() {
            return describe(state -> "state " + state);
        }

        @Override
        public String describe(IntFunction<String> clocks) {
            return "race to idle: " + clocks.apply(working) + " until the answer, idle at " + clocks.apply(home);
        }
    }
}
