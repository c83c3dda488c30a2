package io.exeunt.policies.load;

/** The most requests that have come within stretches of a deadline, a half of it, a quarter and so on; mutable, for one run. */
final class ArrivalCurve {
    static final int STRETCHES = 6;

    private final PeakArrivals[] peaks = new PeakArrivals[STRETCHES];
    private final long[] most = new long[STRETCHES];
    private double longestS;

    /**
     * Nothing has come yet.
     *
     * @param memoryS time in s for which what was seen is remembered at least, > 0
     */
    ArrivalCurve(double memoryS) {
        for (int i = 0; i < STRETCHES; i++) {
            peaks[i] = new PeakArrivals(memoryS);
        }
    }

    /**
     * So many have come by now.
     *
     * @param deadlineS of those that wait; while none has one, that of the last
     */
    void see(double timeS, long arrived, double deadlineS) {
        longestS = Double.isFinite(deadlineS) ? deadlineS : longestS;
        for (int i = 0; i < STRETCHES; i++) {
            most[i] = peaks[i].at(timeS, arrived, stretchS(i));
        }
    }

    /** Length in s of a stretch. */
    double stretchS(int index) {
        return longestS / (1 << index);
    }

    /** Most requests within it. */
    long most(int index) {
        return most[index];
    }
}
