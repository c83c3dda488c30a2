package io.exeunt.explore.result;

import io.exeunt.ground.Check;

/**
 * How far a search was after one generation (or batch).
 *
 * @param generation counted from 0
 * @param evaluations designs evaluated so far
 * @param hypervolume dominated by the front so far, against the fixed reference point, in the normalised unit box
 * @param feasibleShare share of evaluated designs that keep every limit, 0 … 1
 * @param frontSize designs on the front so far
 */
public record HistoryPoint(int generation, long evaluations, double hypervolume, double feasibleShare, int frontSize) {
    public HistoryPoint {
        Check.nonNegative("evaluations", evaluations);
        Check.nonNegative("hypervolume", hypervolume);
        Check.probability("feasibleShare", feasibleShare);
        Check.nonNegative("frontSize", (long) frontSize);
    }
}
