package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A load that lasts.
 *
 * @param streams of requests, at least one
 * @param durationS time in s during which they come, > 0
 * @param ambientC temperature of the air, and of the board at the beginning, in °C
 * @param sleep what the device does in pauses
 * @param batteryJ energy in J after which the device is off, > 0; +∞ on mains
 * @param drift of the samples' difficulty
 * @param serving how requests share the board
 * @param seed of random arrivals and of the order in which samples come; equal for designs that are compared, so that they meet equal
 *     arrivals (common random numbers)
 */
public record Load(
        List<RequestStream> streams,
        double durationS,
        double ambientC,
        Sleep sleep,
        double batteryJ,
        Drift drift,
        Serving serving,
        long seed) {
    public Load {
        streams = Check.notEmpty("streams", streams);
        Check.positive("durationS", durationS);
        Check.require(ambientC > -100 && ambientC < 150, "ambientC", "in -100..150", ambientC);
        Check.require(batteryJ > 0, "batteryJ", "> 0", batteryJ);
    }

    /** One stream whose requests all wait, on mains, without sleep. */
    public Load(Arrivals arrivals, double durationS, double deadlineS, double ambientC, long seed) {
        this(
                List.of(RequestStream.only(arrivals, deadlineS)),
                durationS,
                ambientC,
                Sleep.NEVER,
                Double.POSITIVE_INFINITY,
                Drift.NONE,
                Serving.ONE_BY_ONE,
                seed);
    }

    /** Requests that come and are answered one by one, of samples that stay as they are. */
    public Load(
            List<RequestStream> streams, double durationS, double ambientC, Sleep sleep, double batteryJ, long seed) {
        this(streams, durationS, ambientC, sleep, batteryJ, Drift.NONE, Serving.ONE_BY_ONE, seed);
    }

    /** The same load for another time in s. */
    public Load lasting(double otherS) {
        return new Load(streams, otherS, ambientC, sleep, batteryJ, drift, serving, seed);
    }

    /** The same load on a board that requests share in another way. */
    public Load served(Serving otherwise) {
        return new Load(streams, durationS, ambientC, sleep, batteryJ, drift, otherwise, seed);
    }

    /** The same load with samples whose difficulty drifts. */
    public Load drifting(Drift otherwise) {
        return new Load(streams, durationS, ambientC, sleep, batteryJ, otherwise, serving, seed);
    }

    /** Share of the time for which a device is busy that each request occupies for so many seconds on average, at most 1. */
    public double busyShare(double occupiedS) {
        return Math.min(
                1,
                streams.stream()
                        .mapToDouble(stream -> stream.arrivals().busyShare(occupiedS))
                        .sum());
    }

    /** Requests per second in the long run, those of streams that come back to back left out. */
    public double meanRatePerS() {
        return streams.stream()
                .mapToDouble(stream -> stream.arrivals().meanRatePerS())
                .sum();
    }

    /** Whether a request always waits. */
    public boolean saturates() {
        return streams.stream().anyMatch(stream -> stream.arrivals() instanceof Arrivals.BackToBack);
    }

    /**
     * How many requests come in all; these are counted one by one.
     *
     * @throws IllegalArgumentException if requests come back to back, so that it follows from how long each takes
     */
    public long offered() {
        Check.require(!saturates(), "streams", "independent of answers", describe());
        SplittableRandom random = new SplittableRandom(seed);
        return streams.stream()
                .mapToLong(stream -> stream.offered(durationS, random.split()))
                .sum();
    }

    /** One line for a reader. */
    public String describe() {
        return String.join(
                "; ",
                streams.stream().map(stream -> stream.arrivals().describe()).toList());
    }
}
