package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;

/**
 * How often a board is asked.
 *
 * @param periodMs time in ms from one inference to the next, > 0 and at most a day, idling in between charged; +∞ to count the active
 *     inference alone
 */
public record LoadSpec(double periodMs) {
    /** The active inference alone. */
    public static final LoadSpec NONE = new LoadSpec(Double.POSITIVE_INFINITY);

    private static final double DAY_MS = 86_400_000;

    public LoadSpec {
        Check.require(
                periodMs > 0 && (periodMs <= DAY_MS || Double.isInfinite(periodMs)),
                "period in ms",
                "> 0 and at most a day, " + (long) DAY_MS,
                periodMs);
    }

    /** The same in s. */
    public double periodS() {
        return periodMs / 1e3;
    }
}
