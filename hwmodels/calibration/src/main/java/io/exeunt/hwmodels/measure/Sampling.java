package io.exeunt.hwmodels.measure;

import io.exeunt.ground.Check;

/**
 * How often something is run until its median is known.
 *
 * @param warmUps runs that do not count, >= 0
 * @param leastRuns that count, > 0
 * @param mostRuns that count, >= {@code leastRuns}
 * @param mostS time in s after which no further run begins, > 0
 * @param time which times count
 * @param halfWidth of the median's 95 % interval as a share of the median, at which it is known well enough, > 0
 */
public record Sampling(int warmUps, int leastRuns, int mostRuns, double mostS, Time time, double halfWidth) {
    /** Which times count. */
    public enum Time {
        /** From the call to the answer. */
        ELAPSED,
        /** That a processor worked on it: what the call takes where nothing else runs. Of one thread only. */
        PROCESSOR
    }

    public Sampling {
        Check.nonNegative("warmUps", (double) warmUps);
        Check.positive("leastRuns", (long) leastRuns);
        Check.require(mostRuns >= leastRuns, "mostRuns", ">= " + leastRuns, mostRuns);
        Check.positive("mostS", mostS);
        Check.positive("halfWidth", halfWidth);
    }
}
