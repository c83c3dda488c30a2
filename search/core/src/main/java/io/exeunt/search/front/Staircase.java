package io.exeunt.search.front;

import io.exeunt.search.objective.Evaluation;

/**
 * Takes evaluations of up to three objectives in the order of {@link ParetoArchive#ORDER} and tells which of them none before dominates or
 * equals. As the first objective only rises, the second and the third decide, of which a falling staircase is kept.
 */
final class Staircase {
    /** How many objectives it can judge by. */
    static final int MOST_OBJECTIVES = 3;

    private final double[] seconds;
    private final double[] thirds;
    private int count;

    /** A staircase of at most so many steps. */
    Staircase(int most) {
        seconds = new double[most];
        thirds = new double[most];
    }

    /** Whether nothing before is as good in everything; if so it counts from now on. */
    boolean add(Evaluation evaluation) {
        double second = evaluation.objectiveCount() > 1 ? evaluation.minimized(1) : 0;
        double third = evaluation.objectiveCount() > 2 ? evaluation.minimized(2) : 0;
        int at = upTo(second);
        if (at > 0 && thirds[at - 1] <= third) {
            return false;
        }
        if (at > 0 && seconds[at - 1] == second) {
            at--;
        }
        replace(at, second, third);
        return true;
    }

    /** Number of steps whose second objective is not above a value. */
    private int upTo(double second) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] <= second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Puts a step in place of those from here on that are no better in the third objective. */
    private void replace(int at, double second, double third) {
        int next = at;
        while (next < count && thirds[next] >= third) {
            next++;
        }
        System.arraycopy(seconds, next, seconds, at + 1, count - next);
        System.arraycopy(thirds, next, thirds, at + 1, count - next);
        seconds[at] = second;
        thirds[at] = third;
        count += at + 1 - next;
    }
}
