package io.exeunt.scenarios.compare;

import io.exeunt.hwmodels.Check;
import io.exeunt.simulator.policy.ExitPolicy;

/**
 * A policy on one set of heads.
 *
 * @param name in tables: the policy's, followed by "@" and the member's where the policy is sent to others than its own
 * @param policy that competes
 * @param member index of the course's member whose heads it reads
 */
public record Entrant(String name, ExitPolicy policy, int member) {
    public Entrant {
        Check.notBlank("name", name);
        Check.nonNegative("member", (long) member);
    }

    /** On the reference. */
    public static Entrant of(ExitPolicy policy) {
        return new Entrant(policy.name(), policy, 0);
    }
}
