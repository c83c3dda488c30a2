package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.ground.spec.bind.Key;
import io.exeunt.ground.spec.bind.KeyUnit;
import io.exeunt.ground.spec.bind.Variant;
import java.util.Locale;
import java.util.SplittableRandom;

/** When the requests of a stream come. */
public sealed interface Arrivals {
    /** Starts anew: equal random numbers give equal arrivals. */
    ArrivalClock clock(SplittableRandom random);

    /** Requests per second in the long run; 0 where that follows from how long each takes. */
    double meanRatePerS();

    /** Mean time in s from one request to the next; +∞ where that follows from how long each takes. */
    default double meanPeriodS() {
        return 1 / meanRatePerS();
    }

    /** One line for a reader. */
    String describe();

    /** Share of the time for which a device is busy that each request occupies for so many seconds on average, at most 1. */
    default double busyShare(double occupiedS) {
        return Math.min(1, occupiedS * meanRatePerS());
    }

    /**
     * One request per period, the first at time 0.
     *
     * @param periodS in s, > 0
     */
    record Periodic(
            @Key(value = "period_ms", in = KeyUnit.MILLI, or = "fps", orIn = KeyUnit.RECIPROCAL)
            double periodS) implements Arrivals {
        public Periodic {
            Check.positive("periodS", periodS);
        }

        @Override
        public ArrivalClock clock(SplittableRandom random) {
            return ArrivalClock.periodic(periodS);
        }

        @Override
        public double meanRatePerS() {
            return 1 / periodS;
        }

        @Override
        public double meanPeriodS() {
            return periodS;
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "one request every %.4g ms", periodS * 1e3);
        }
    }

    /**
     * Independent requests: exponentially distributed gaps, the first at time 0.
     *
     * @param ratePerS mean number of requests per second, > 0
     */
    record Poisson(double ratePerS) implements Arrivals {
        public Poisson {
            Check.positive("ratePerS", ratePerS);
        }

        @Override
        public ArrivalClock clock(SplittableRandom random) {
            return ArrivalClock.poisson(ratePerS, random);
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

    /**
     * Bursts: a Poisson process whose rate jumps between two values after exponentially distributed times (Markov-modulated Poisson
     * process of two states; Fischer and Meier-Hellstern, "The Markov-modulated Poisson process (MMPP) cookbook", 1993). It begins quiet.
     *
     * @param quietPerS requests per second between bursts, ≥ 0
     * @param burstPerS requests per second in a burst, > 0
     * @param meanQuietS mean time in s between bursts, > 0
     * @param meanBurstS mean length in s of a burst, > 0
     */
    @Variant(under = "bursts")
    record Bursts(
            double quietPerS,
            double burstPerS,
            @Key("quiet_s") double meanQuietS,
            @Key("burst_s") double meanBurstS) implements Arrivals {
        public Bursts {
            Check.nonNegative("quietPerS", quietPerS);
            Check.positive("burstPerS", burstPerS);
            Check.positive("meanQuietS", meanQuietS);
            Check.positive("meanBurstS", meanBurstS);
        }

        @Override
        public ArrivalClock clock(SplittableRandom random) {
            return new BurstClock(this, random);
        }

        @Override
        public double meanRatePerS() {
            return (quietPerS * meanQuietS + burstPerS * meanBurstS) / (meanQuietS + meanBurstS);
        }

        @Override
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "%.4g requests per second, %.4g in bursts of %.4g s every %.4g s (MMPP)",
                    quietPerS,
                    burstPerS,
                    meanBurstS,
                    meanQuietS + meanBurstS);
        }
    }

    /**
     * Requests that were recorded, played once.
     *
     * @param times when they came
     */
    record Recorded(@Key("arrivals") ArrivalTimes times) implements Arrivals {
        @Override
        public ArrivalClock clock(SplittableRandom random) {
            return ArrivalClock.recorded(times);
        }

        @Override
        public double meanRatePerS() {
            return times.meanRatePerS();
        }

        @Override
        public String describe() {
            return String.format(Locale.ROOT, "%,d recorded requests in %.4g s", times.size(), times.lastS());
        }
    }

    /** Always another request: the next one comes with the answer to the last, the device never idles and nobody waits. */
    @Variant(flag = "saturate")
    record BackToBack() implements Arrivals {
        @Override
        public ArrivalClock clock(SplittableRandom random) {
            return ArrivalClock.backToBack();
        }

        @Override
        public double meanRatePerS() {
            return 0;
        }

        @Override
        public double busyShare(double occupiedS) {
            return 1;
        }

        @Override
        public String describe() {
            return "back to back";
        }
    }
}
