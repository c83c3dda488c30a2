package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import java.util.List;

/**
 * One design: which exits are kept, when a sample leaves, and at which clocks each segment runs.
 *
 * @param exits kept exits
 * @param rule when a sample leaves
 * @param schedule an operating state per backbone segment
 */
public record EarlyExitDesign(ExitSet exits, Rule rule, FrequencySchedule schedule) {
    /** When a sample leaves. */
    public sealed interface Rule {
        /** Name of the policy. */
        String policy();
    }

    /**
     * Leave at the first kept exit whose score reaches the exit's threshold.
     *
     * @param policy name of the score's policy, such as "max_softmax"
     * @param levels one per exit; level 0 lets every sample go, 255 none; the final exit's is not looked at
     */
    public record Thresholds(String policy, List<Integer> levels) implements Rule {
        public Thresholds {
            Check.notBlank("policy", policy);
            levels = Check.notEmpty("levels", levels);
        }
    }

    /**
     * Leave when so many kept exits in a row agree.
     *
     * @param agreeing number of exits that must agree, > 0
     */
    public record Patience(int agreeing) implements Rule {
        /** Name of the policy. */
        public static final String NAME = "patience";

        public Patience {
            Check.positive("patience", (long) agreeing);
        }

        @Override
        public String policy() {
            return NAME;
        }
    }

    /** Only the final exit: the network as it was. */
    public record Never() implements Rule {
        @Override
        public String policy() {
            return "never";
        }
    }

    public EarlyExitDesign {
        Check.require(
                schedule.segments() == exits.exits(),
                "segments of the schedule",
                "" + exits.exits(),
                schedule.segments());
    }

    /** The network without side exits, everywhere in one state. */
    public static EarlyExitDesign withoutExits(int exits, int state) {
        return new EarlyExitDesign(ExitSet.finalOnly(exits), new Never(), FrequencySchedule.flat(exits, state));
    }

    /** The same exits and rule at other clocks. */
    public EarlyExitDesign at(FrequencySchedule clocks) {
        return new EarlyExitDesign(exits, rule, clocks);
    }
}
