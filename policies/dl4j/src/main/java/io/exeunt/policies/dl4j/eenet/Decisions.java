package io.exeunt.policies.dl4j.eenet;

import io.exeunt.simulator.policy.Path;

/**
 * Sample by sample what a policy did, for paired comparisons.
 *
 * <p>The arrays are shared, not copied: treat them as read-only.
 *
 * @param exit [sample], index of the exit at which it left
 * @param right [sample], whether its answer was right
 * @param heads bits of the heads that are evaluated if a sample comes by
 */
@SuppressWarnings("ArrayRecordComponent")
public record Decisions(int[] exit, boolean[] right, long heads) {
    /** Path of a sample. */
    public Path path(int sample) {
        return Path.of(exit[sample], heads & (2L << exit[sample]) - 1);
    }
}
