package io.exeunt.compare;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.ExitPolicy;
import java.util.List;

/**
 * A policy and the heads that it may run on. Where a system was trained in several ways, the policy is fitted on each of them, and what
 * answers most samples of the fit split right within the budget competes.
 *
 * @param name in tables: the policy's, followed by "@" and the member's where the policy is sent to others than its own
 * @param policy that competes
 * @param members indices of the course's members whose heads it may read, one at least; its own first
 */
public record Entrant(String name, ExitPolicy policy, List<Integer> members) {
    public Entrant {
        Check.notBlank("name", name);
        members = Check.notEmpty("members", members);
        members.forEach(member -> Check.nonNegative("member", (long) member));
    }

    /** On one member. */
    public Entrant(String name, ExitPolicy policy, int member) {
        this(name, policy, List.of(member));
    }

    /** On the reference. */
    public static Entrant of(ExitPolicy policy) {
        return new Entrant(policy.name(), policy, 0);
    }

    /** The member that it belongs to. */
    int home() {
        return members.get(0);
    }
}
