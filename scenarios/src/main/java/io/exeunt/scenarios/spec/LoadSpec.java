package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;

/**
 * How often a board is asked.
 *
 * @param periodS time in s from one inference to the next, > 0, idling in between charged; +∞ to count the active inference alone
 */
public record LoadSpec(double periodS) {
    /** The active inference alone. */
    public static final LoadSpec NONE = new LoadSpec(Double.POSITIVE_INFINITY);

    public LoadSpec {
        Check.require(periodS > 0, "period", "> 0", periodS);
    }
}
