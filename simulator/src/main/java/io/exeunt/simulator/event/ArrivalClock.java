package io.exeunt.simulator.event;

import java.util.SplittableRandom;

/** Tells one arrival after the other; mutable, for one run. */
interface ArrivalClock {
    /** The next arrival in s, never before the one told last; +∞ when none is to come, or none before an answer. */
    double nextS();

    /**
     * A request has been answered.
     *
     * @param freeS when the device is free again
     * @param comingS the arrival told last
     * @return the arrival that comes next in its place
     */
    default double answered(double freeS, double comingS) {
        return comingS;
    }

    /** One per period, the first at 0. */
    static ArrivalClock periodic(double periodS) {
        return new ArrivalClock() {
            private long index;

            @Override
            public double nextS() {
                return periodS * index++;
            }
        };
    }

    /** Exponentially distributed gaps, the first arrival at 0. */
    static ArrivalClock poisson(double ratePerS, SplittableRandom random) {
        return new ArrivalClock() {
            private double comingS;

            @Override
            public double nextS() {
                double nowS = comingS;
                comingS -= Math.log1p(-random.nextDouble()) / ratePerS;
                return nowS;
            }
        };
    }

    /** As recorded. */
    static ArrivalClock recorded(ArrivalTimes times) {
        return new ArrivalClock() {
            private int index;

            @Override
            public double nextS() {
                return index < times.size() ? times.get(index++) : Double.POSITIVE_INFINITY;
            }
        };
    }

    /** The first at 0, each other one when the one before is answered. */
    static ArrivalClock backToBack() {
        return new ArrivalClock() {
            private boolean begun;

            @Override
            public double nextS() {
                double nextS = begun ? Double.POSITIVE_INFINITY : 0;
                begun = true;
                return nextS;
            }

            @Override
            public double answered(double freeS, double comingS) {
                return freeS;
            }
        };
    }
}
