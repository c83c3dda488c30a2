package io.exeunt.scenarios.spec;

import io.exeunt.ground.Check;
import io.exeunt.simulator.event.ArrivalTimes;
import io.exeunt.simulator.event.Arrivals;
import java.nio.file.Path;

/** When the requests of a stream come, as a scenario says it. */
public sealed interface ArrivalSpec {
    /** Most requests per second. */
    double MOST_PER_S = 1e6;

    /** Mean time in s from one request to the next; +∞ where that follows from how long each takes. */
    double periodS();

    /** The same for the event engine. */
    Arrivals arrivals();

    /**
     * One request per period.
     *
     * @param periodMs in ms, 0.001 … a day
     */
    record Period(double periodMs) implements ArrivalSpec {
        private static final double DAY_MS = 86_400_000;

        public Period {
            Check.require(
                    periodMs > 0 && periodMs <= DAY_MS,
                    "period in ms",
                    "> 0 and at most a day, " + (long) DAY_MS,
                    periodMs);
        }

        @Override
        public double periodS() {
            return periodMs / 1e3;
        }

        @Override
        public Arrivals arrivals() {
            return new Arrivals.Periodic(periodS());
        }
    }

    /**
     * Independent requests (Poisson).
     *
     * @param perS mean number per second, > 0
     */
    record Rate(double perS) implements ArrivalSpec {
        public Rate {
            Check.require(perS > 0 && perS <= MOST_PER_S, "rate_per_s", "> 0 and at most 1000000", perS);
        }

        @Override
        public double periodS() {
            return 1 / perS;
        }

        @Override
        public Arrivals arrivals() {
            return new Arrivals.Poisson(perS);
        }
    }

    /**
     * Bursts (MMPP).
     *
     * @param bursts rates and lengths
     */
    record Bursts(Arrivals.Bursts bursts) implements ArrivalSpec {
        @Override
        public double periodS() {
            return 1 / bursts.meanRatePerS();
        }

        @Override
        public Arrivals arrivals() {
            return bursts;
        }
    }

    /**
     * A file of arrivals.
     *
     * @param file one time in s per line
     * @param times in it
     */
    record Recording(Path file, ArrivalTimes times) implements ArrivalSpec {
        @Override
        public double periodS() {
            return 1 / times.meanRatePerS();
        }

        @Override
        public Arrivals arrivals() {
            return new Arrivals.Recorded(times);
        }
    }

    /** Always another request. */
    record Saturation() implements ArrivalSpec {
        @Override
        public double periodS() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public Arrivals arrivals() {
            return new Arrivals.BackToBack();
        }
    }
}
