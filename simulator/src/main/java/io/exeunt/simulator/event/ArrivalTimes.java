package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import java.util.Arrays;

/** When recorded requests came, in s from the recording's beginning; immutable. */
public final class ArrivalTimes {
    private final double[] timesS;
    private final String source;

    private ArrivalTimes(double[] timesS, String source) {
        this.timesS = timesS;
        this.source = source;
    }

    /**
     * A recording.
     *
     * @param timesS [request], ≥ 0, never falling, at least two that differ
     */
    public static ArrivalTimes of(double[] timesS) {
        Check.require(timesS.length > 1, "recorded arrivals", "at least two", timesS.length);
        double previousS = 0;
        for (int i = 0; i < timesS.length; i++) {
            if (!(timesS[i] >= previousS && Double.isFinite(timesS[i]))) {
                Check.require(false, "arrival " + (i + 1), ">= the one before, " + previousS, timesS[i]);
            }
            previousS = timesS[i];
        }
        Check.require(
                previousS > timesS[0], "recorded arrivals", "spread over some time", "all at " + previousS + " s");
        return new ArrivalTimes(timesS.clone(), "");
    }

    /** The same times, with the name of where they were read; it does not count as part of them. */
    public ArrivalTimes from(String place) {
        return new ArrivalTimes(timesS, place);
    }

    /** Where they were read; "" if nowhere. */
    public String source() {
        return source;
    }

    /** Number of requests. */
    public int size() {
        return timesS.length;
    }

    /** When a request came, in s. */
    public double get(int request) {
        return timesS[request];
    }

    /** When the last one came, in s. */
    public double lastS() {
        return timesS[timesS.length - 1];
    }

    /** Requests per second between the first and the last. */
    public double meanRatePerS() {
        return (timesS.length - 1) / (lastS() - timesS[0]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArrivalTimes times && Arrays.equals(timesS, times.timesS);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(timesS);
    }
}
