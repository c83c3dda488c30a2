package io.exeunt.policies.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When requests came, as arrival curves of the deadlines that they have; mutable, for one run. */
final class SeenArrivals {
    private final double memoryS;
    private final List<ArrivalCurve> curves = new ArrayList<>();
    /** Since the last question; each stream's in the order of time. */
    private final List<Double> fresh = new ArrayList<>();

    private double lastS;

    /**
     * Nothing has come yet.
     *
     * @param memoryS time in s for which peaks are remembered at least, > 0
     */
    SeenArrivals(double memoryS) {
        this.memoryS = memoryS;
    }

    /** A request came. */
    void arrived(double timeS) {
        fresh.add(timeS);
    }

    /**
     * The curve of a deadline; it knows what came since somebody asked for it first, and since the look before that.
     *
     * @param deadlineS in s, > 0 and finite
     */
    ArrivalCurve curve(double deadlineS) {
        ArrivalCurve asked = curves.stream()
                .filter(curve -> curve.isOf(deadlineS))
                .findFirst()
                .orElseGet(() -> begun(deadlineS));
        settle();
        return asked;
    }

    /** Keeps what came in the curves that there are, and nothing more of it; nothing at all while nobody has asked for one. */
    void settle() {
        Collections.sort(fresh);
        for (double timeS : fresh) {
            lastS = Math.max(lastS, timeS); // of a long backlog, some are told late
            for (ArrivalCurve curve : curves) {
                curve.arrived(lastS);
            }
        }
        fresh.clear();
    }

    /** Requests that are not in curves yet. */
    int unsettled() {
        return fresh.size();
    }

    private ArrivalCurve begun(double deadlineS) {
        ArrivalCurve curve = new ArrivalCurve(deadlineS, memoryS);
        curves.add(curve);
        return curve;
    }
}
