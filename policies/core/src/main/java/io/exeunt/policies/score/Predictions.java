package io.exeunt.policies.score;

import io.exeunt.simulator.trace.TraceSplit;

/**
 * The answer of every exit about every sample of a split, computed once.
 *
 * <p>The arrays are shared, not copied, for the sake of the hot path: treat them as read-only.
 *
 * @param classes [exit][sample], index of the class with the largest output, the first of equals
 * @param labels [sample], the right answers
 */
@SuppressWarnings("ArrayRecordComponent")
public record Predictions(int[][] classes, int[] labels) {
    /** The answers of all exits. */
    public static Predictions of(TraceSplit split) {
        int[][] classes = new int[split.exits().size()][split.samples()];
        for (int k = 0; k < classes.length; k++) {
            for (int i = 0; i < split.samples(); i++) {
                classes[k][i] = split.exits().get(k).argmax(i);
            }
        }
        return new Predictions(classes, split.labels());
    }

    /** Number of samples. */
    public int samples() {
        return labels.length;
    }

    /** Whether exit k is right about a sample. */
    public boolean correct(int exit, int sample) {
        return classes[exit][sample] == labels[sample];
    }
}
