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
     * The curve of a deadline; it knows what came since somebody asked for it first, and just before.
     *
     * @param deadlineS in s, > 0 and finite
     */
    ArrivalCurve curve(double deadlineS) {
        ArrivalCurve asked = curves.stream()
                .filter(curve -> curve.isOf(deadlineS))
                .findFirst()
                .orElseGet(() -> begun(deadlineS));
        Collections.sort(fresh);
        for (double timeS : fresh) {
            lastS = Math.max(lastS, timeS); // of a long backlog, some are told late
            for (ArrivalCurve curve : curves) {
                curve.arrived(lastS);
            }
        }
        fresh.clear();
        return asked;
    }

    private ArrivalCurve begun(double deadlineS) {
        ArrivalCurve curve = new ArrivalCurve(deadlineS, memoryS);
        curves.add(curve);
        return curve;
    }
}
