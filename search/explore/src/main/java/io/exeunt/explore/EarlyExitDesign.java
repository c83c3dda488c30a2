package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.simulator.network.ExitSet;
import java.util.Arrays;
import java.util.List;

/**
 * One design: whose heads are used, which exits are kept, when a sample leaves, and how clocks are set.
 *
 * @param rule when a sample leaves
 * @param exits kept exits
 * @param clocks one per clock group
 */
public record EarlyExitDesign(Rule rule, ExitSet exits, List<Clocks> clocks) {
    public EarlyExitDesign {
        clocks = List.copyOf(clocks);
    }

    /** When a sample leaves, and on whose heads. */
    public sealed interface Rule {
        /** Index of the system whose heads are used. */
        int system();
    }

    /**
     * Only the final exit: the network as it was.
     *
     * @param system whose backbone it is
     */
    public record Never(int system) implements Rule {
        /** Name in files. */
        public static final String NAME = "never";
    }

    /**
     * A policy under a setting.
     *
     * @param system whose heads it asks
     * @param contender index in the space
     * @param setting one value per parameter of its tuning
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Tuned(int system, int contender, double[] setting) implements Rule {
        @Override
        public boolean equals(Object other) {
            return other instanceof Tuned that
                    && contender == that.contender
                    && system == that.system
                    && Arrays.equals(setting, that.setting);
        }

        @Override
        public int hashCode() {
            return 31 * contender + Arrays.hashCode(setting);
        }

        @Override
        public String toString() {
            return "Tuned[" + contender + "@" + system + " " + Arrays.toString(setting) + "]";
        }
    }

    /** How the clocks of a group of boards are set. */
    public sealed interface Clocks {}

    /**
     * One operating state throughout.
     *
     * @param state of the group's state space
     */
    public record Constant(int state) implements Clocks {
        public Constant {
            Check.nonNegative("state", (long) state);
        }
    }

    /**
     * A governor under a setting.
     *
     * @param governor index in the group
     * @param setting one value per parameter
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Ruled(int governor, double[] setting) implements Clocks {
        @Override
        public boolean equals(Object other) {
            return other instanceof Ruled that && governor == that.governor && Arrays.equals(setting, that.setting);
        }

        @Override
        public int hashCode() {
            return 31 * governor + Arrays.hashCode(setting);
        }

        @Override
        public String toString() {
            return "Ruled[" + governor + " " + Arrays.toString(setting) + "]";
        }
    }

    /** The same exits and rule at other clocks. */
    public EarlyExitDesign at(List<Clocks> others) {
        return new EarlyExitDesign(rule, exits, others);
    }
}
