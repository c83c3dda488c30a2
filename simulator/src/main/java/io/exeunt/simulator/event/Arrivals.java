package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import java.util.Locale;
import java.util.SplittableRandom;

/** When requests come. */
public sealed interface Arrivals {
    /**
     * When the next request comes, in s.
     *
     * @param index of that request, from 1
     * @param previousS when the one before it came
     * @param freeS when the device will be free
     * @param random for gaps that are drawn
     */
    double nextS(long index, double previousS, double freeS, SplittableRandom random);

    /** Share of the time for which a device is busy that each request occupies for so many seconds on average, at most 1. */
    double busyShare(double occupiedS);

    /** Requests per second in the long run; 0 where that follows from how long each takes. */
    double meanRatePerS();

    /** One line for a reader. */
    String describe();

    /**
     * One request per period, the first at time 0.
     *
     * @param periodS in s, > 0
     */
    record Periodic(double periodS) implements Arrivals {
        public Periodic {
            Check.positive("periodS", periodS);
        }

        @Override
        public double nextS(long index, double previousS, double freeS, SplittableRandom random) {
            return index * periodS;
        }

        @Override
        public double busyShare(double occupiedS) {
            return Math.min(1, occupiedS / periodS);
        }

        @Override
        public double meanRatePerS() {
            return 1 / periodS;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "one request every %.4g ms", periodS * 1e3);
        }
    }

    /**
     * Independent requests: exponentially distributed gaps.
     *
     * @param ratePerS mean number of requests per second, > 0
     */
    record Poisson(double ratePerS) implements Arrivals {
        public Poisson {
            Check.positive("ratePerS", ratePerS);
        }

        @Override
        public double nextS(long index, double previousS, double freeS, SplittableRandom random) {
            return previousS - Math.log1p(-random.nextDouble()) / ratePerS;
        }

        @Override
        public double busyShare(double occupiedS) {
            return Math.min(1, occupiedS * ratePerS);
        }

        @Override
        public double meanRatePerS() {
            return ratePerS;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "%.4g requests per second at random (Poisson)", ratePerS);
        }
    }

    /** Always another request: the device never idles and nobody waits in a queue. */
    record BackToBack() implements Arrivals {
        @Override
        public double nextS(long index, double previousS, double freeS, SplittableRandom random) {
            return freeS;
        }

        @Override
        public double busyShare(double occupiedS) {
            return 1;
        }

        @Override
        public double meanRatePerS() {
            return 0;
        }

        @Override
        public String describe() {
            return "back to back";
        }
    }
}
