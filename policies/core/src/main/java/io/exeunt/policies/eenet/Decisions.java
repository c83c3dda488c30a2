package io.exeunt.policies.eenet;

import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathTally;
import io.exeunt.simulator.policy.SampleDecisions;
import java.util.stream.IntStream;

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
    /**
     * From positions among the kept exits.
     *
     * @param position [sample]
     * @param right [position][sample]
     * @param kept indices of the kept exits, all of whose heads are evaluated
     */
    static Decisions of(int[] position, boolean[][] right, int[] kept) {
        int[] exit = new int[position.length];
        boolean[] answeredRight = new boolean[position.length];
        for (int i = 0; i < exit.length; i++) {
            exit[i] = kept[position[i]];
            answeredRight[i] = right[position[i]][i];
        }
        long heads = IntStream.of(kept).mapToLong(k -> 1L << k).sum();
        return new Decisions(exit, answeredRight, heads);
    }

    /** Counted by path. */
    PathHistogram histogram() {
        PathTally tally = new PathTally();
        for (int i = 0; i < exit.length; i++) {
            tally.add(path(i), right[i]);
        }
        return tally.histogram();
    }

    /** As all policies say it. */
    SampleDecisions samples() {
        return SampleDecisions.ofExits(heads, exit, right);
    }

    /** Path of a sample. */
    public Path path(int sample) {
        return Path.of(exit[sample], heads & (2L << exit[sample]) - 1);
    }
}
