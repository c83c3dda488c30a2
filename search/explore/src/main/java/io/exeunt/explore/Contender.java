package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.PolicyTuning;

/**
 * A policy on a system's heads, ready for a search.
 *
 * @param label by which designs refer to it: the policy's name, with "@system" where there are several systems
 * @param system index of the system in the subject
 * @param policy the policy
 * @param tuning what may be turned
 */
public record Contender(String label, int system, ExitPolicy policy, PolicyTuning tuning) {
    public Contender {
        Check.notBlank("label of a contender", label);
        Check.nonNegative("system", (long) system);
    }

    /** The same with thresholds between those that a search turns, where its policy has such. */
    Contender exact() {
        return new Contender(
                label,
                system,
                policy,
                tuning.exact().<PolicyTuning>map(exact -> exact).orElse(tuning));
    }
}
