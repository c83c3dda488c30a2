package io.exeunt.policies.governor;

import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.PathHistogram;

/** The network without early exit. */
final class Plain {
    private Plain() {}

    /** The one path that all take: to the final exit, asking no other head. */
    static PathHistogram paths(GovernorContext context) {
        int last = context.network().exits() - 1;
        int[] counts = new int[last + 1];
        counts[last] = 1;
        return PathHistogram.ofExits(1L << last, counts, new int[last + 1]);
    }
}
