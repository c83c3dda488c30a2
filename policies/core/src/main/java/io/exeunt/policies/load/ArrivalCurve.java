package io.exeunt.policies.load;

import java.util.stream.IntStream;

/** The most requests that have come within stretches of a deadline, a half of it, a quarter and so on; mutable, for one run. */
final class ArrivalCurve {
    static final int STRETCHES = 6;

    private static final double SAME = 1e-9;

    private final double deadlineS;
    private final PeakArrivals[] peaks;

    /**
     * Nothing has come yet.
     *
     * @param deadlineS the longest stretch in s, > 0 and finite
     * @param memoryS time in s for which what was seen is remembered at least, > 0
     */
    ArrivalCurve(double deadlineS, double memoryS) {
        this.deadlineS = deadlineS;
        this.peaks = IntStream.range(0, STRETCHES)
                .mapToObj(i -> new PeakArrivals(stretchS(i), memoryS))
                .toArray(PeakArrivals[]::new);
    }

    /** Whether it is that of a deadline in s, but for rounding. */
    boolean isOf(double otherS) {
        return Math.abs(otherS - deadlineS) <= SAME * deadlineS;
    }

    /** A request came; in the order of time. */
    void arrived(double timeS) {
        for (PeakArrivals peak : peaks) {
            peak.arrived(timeS);
        }
    }

    /** Length in s of a stretch. */
    double stretchS(int index) {
        return deadlineS / (1 << index);
    }

    /** Most requests within it, as far as is remembered at a time in s. */
    int most(int index, double timeS) {
        return peaks[index].at(timeS);
    }
}
