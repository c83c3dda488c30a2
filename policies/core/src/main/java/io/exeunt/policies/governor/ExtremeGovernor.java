package io.exeunt.policies.governor;

import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorKind;

/**
 * Every domain at one end of its clocks throughout, as Linux' governors of these names.
 *
 * @param end which
 */
public record ExtremeGovernor(End end) implements GovernorFactory {
    /** An end of the clocks. */
    public enum End {
        /** The highest. */
        PERFORMANCE("performance"),
        /** The lowest. */
        POWERSAVE("powersave");

        private final String id;

        End(String id) {
            this.id = id;
        }
    }

    @Override
    public String name() {
        return end.id;
    }

    @Override
    public GovernorKind kind() {
        return GovernorKind.CONSTANT;
    }

    @Override
    public Governor create(GovernorContext context) {
        int state = end == End.PERFORMANCE ? context.tables().states() - 1 : 0;
        return FrequencySchedule.flat(context.network().exits(), state);
    }
}
