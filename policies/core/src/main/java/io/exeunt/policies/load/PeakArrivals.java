package io.exeunt.policies.load;

import io.exeunt.ground.Check;

/**
 * The most requests that came within a window of time, as far as is remembered; mutable, for one run. Windows follow each other without
 * overlap, and what came while nobody looked counts at the look.
 */
final class PeakArrivals {
    private final double memoryS;
    private double windowFromS;
    private double memoryFromS;
    private long arrivedBefore;
    private long seen;
    private long peak;
    private long olderPeak;

    /**
     * Nothing has come yet.
     *
     * @param memoryS time in s for which a peak is remembered at least, and twice as long at most, > 0
     */
    PeakArrivals(double memoryS) {
        this.memoryS = Check.positive("memoryS", memoryS);
    }

    /**
     * The peak, this look included.
     *
     * @param arrived requests since the beginning, never fewer than before
     * @param windowS length in s, ≥ 0
     */
    long at(double timeS, long arrived, double windowS) {
        if (timeS - windowFromS > windowS) {
            windowFromS = timeS;
            arrivedBefore = seen;
        }
        if (timeS - memoryFromS > memoryS) {
            memoryFromS = timeS;
            olderPeak = peak;
            peak = 0;
        }
        seen = arrived;
        peak = Math.max(peak, arrived - arrivedBefore);
        return Math.max(peak, olderPeak);
    }
}
