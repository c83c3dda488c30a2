package io.exeunt.policies.load;

import io.exeunt.ground.Check;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The most requests that came within a window of time, wherever it began, as far as is remembered: the empirical arrival curve (Le Boudec and
 * Thiran, "Network Calculus", 2001) at one length. Windows are open at their beginning, so that of requests just a window apart one
 * counts. Mutable, for one run.
 */
final class PeakArrivals {
    /** More within a window are counted as so many, as memory is not to grow with a rate. */
    static final int MOST = 1 << 16;

    /** Share of a window by which times may be rounded. */
    private static final double ROUNDING = 1e-9;

    private final double windowS;
    private final double memoryS;
    private final Deque<Double> within = new ArrayDeque<>();
    private long epoch;
    private int peak;
    private int olderPeak;

    /**
     * Nothing has come yet.
     *
     * @param windowS length of the window in s, > 0
     * @param memoryS time in s for which a peak is remembered at least, and twice as long at most, > 0
     */
    PeakArrivals(double windowS, double memoryS) {
        this.windowS = Check.positive("windowS", windowS);
        this.memoryS = Check.positive("memoryS", memoryS);
    }

    /** A request came; in the order of time. */
    void arrived(double timeS) {
        goOnTo(timeS);
        within.addLast(timeS);
        while (within.getFirst() <= timeS - windowS * (1 - ROUNDING) || within.size() > MOST) {
            within.removeFirst();
        }
        peak = Math.max(peak, within.size());
    }

    /** The peak, as it is remembered at a time in s. */
    int at(double timeS) {
        goOnTo(timeS);
        return Math.max(peak, olderPeak);
    }

    private void goOnTo(double timeS) {
        long now = (long) (timeS / memoryS);
        if (now > epoch) {
            olderPeak = now == epoch + 1 ? peak : 0;
            peak = 0;
            epoch = now;
        }
    }
}
