package io.exeunt.explore;

import io.exeunt.simulator.analytic.BriefOutcome;

/**
 * What a design is worth on one split, as far as objectives and limits ask; NaN for what they don't.
 *
 * @param figures accuracy, latency and energy over all boards
 * @param mmacs mean cost in millions of multiply-accumulates
 * @param memoryMb peak memory in MB over all boards
 * @param mostMemoryMb the same on the board that needs the most
 * @param classAccuracy accuracy on the class that is answered right the least often, 0 … 1
 */
record Worth(BriefOutcome figures, double mmacs, double memoryMb, double mostMemoryMb, double classAccuracy) {
    /** Where nobody asks for more. */
    static Worth of(BriefOutcome figures) {
        return new Worth(figures, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
