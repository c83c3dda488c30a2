package io.exeunt.compare.result;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.simulator.policy.GovernorKind;

/** One policy at one budget under one governor. */
public sealed interface Clocked {
    /** Name of the policy. */
    String policy();

    /** Budget that it was fitted for, in the arena's budget unit. */
    double budget();

    /** Name of the governor. */
    String governor();

    /**
     * What it spends. Where the board has no power data, energies are NaN and intervals are {@link Interval#NONE}.
     *
     * @param policy its name
     * @param budget it was fitted for
     * @param governor its name
     * @param kind what the governor does on these paths: one that never changes clocks between exits counts as constant
     * @param rule what the governor does, one line
     * @param latencyMs mean time until the answer
     * @param lateShare share of samples answered after the latency budget, 0 … 1
     * @param energy mean energy in mJ by what it is spent on
     * @param totalMj its sum
     * @param againstConstant difference of the total from that of the best constant clocks, of all states with each to rest in, as a
     *     share of it; paired
     * @param atEqualEnergy accuracy against the reference policy's at equal mean energy under this governor
     */
    record Priced(
            String policy,
            double budget,
            String governor,
            GovernorKind kind,
            String rule,
            double latencyMs,
            double lateShare,
            Parts energy,
            Interval totalMj,
            Interval againstConstant,
            Interval atEqualEnergy)
            implements Clocked {
        public Priced {
            Check.notBlank("policy", policy);
            Check.notBlank("governor", governor);
            Check.probability("lateShare", lateShare);
        }
    }

    /**
     * Mean energy of an inference, or of a period where there is one.
     *
     * @param inferenceMj segments and heads
     * @param switchingMj changes of clocks, those after the answer included
     * @param idleMj idling until the period ends; 0 where there is no period
     */
    record Parts(double inferenceMj, double switchingMj, double idleMj) {}

    /**
     * A governor that can't work here.
     *
     * @param policy its name
     * @param budget it was fitted for
     * @param governor its name
     * @param reason what stood in the way
     */
    record Refused(String policy, double budget, String governor, String reason) implements Clocked {
        public Refused {
            Check.notBlank("governor", governor);
            Check.notBlank("reason", reason);
        }
    }
}
