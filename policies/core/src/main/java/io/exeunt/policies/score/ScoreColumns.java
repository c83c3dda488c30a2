package io.exeunt.policies.score;

import io.exeunt.simulator.trace.TraceSplit;

/**
 * One score of every exit about every sample of a split, computed once.
 *
 * <p>The arrays are shared, not copied, for the sake of the hot path: treat them as read-only.
 *
 * @param score which one
 * @param columns [exit][sample]; columns of exits left out are empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScoreColumns(Score score, double[][] columns) {
    /** The scores of all exits. */
    public static ScoreColumns of(TraceSplit split, Score score) {
        return of(split, score, -1L);
    }

    /** The scores of the exits whose bits are set; the others need not be able to give this score. */
    public static ScoreColumns of(TraceSplit split, Score score, long exits) {
        double[][] columns = new double[split.exits().size()][];
        for (int k = 0; k < columns.length; k++) {
            boolean wanted = (exits >>> k & 1) != 0;
            columns[k] = wanted ? score.column(split.exits().get(k)) : new double[0];
        }
        return new ScoreColumns(score, columns);
    }

    /** Number of exits. */
    public int exits() {
        return columns.length;
    }

    /** The scores at one exit, [sample]. */
    public double[] column(int exit) {
        return columns[exit];
    }
}
