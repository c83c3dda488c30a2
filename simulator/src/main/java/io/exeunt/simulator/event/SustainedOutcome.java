package io.exeunt.simulator.event;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.result.LatencyDistribution;
import java.util.Optional;

/**
 * What a device does under a load that lasts.
 *
 * @param requests that were answered
 * @param spanS time in s from the first arrival until the load's end or the last answer, whichever is later
 * @param latency from arrival to answer, waiting included
 * @param percentileError largest relative error of the percentiles of {@code latency}; 0 where they are exact. Mean and worst always are
 * @param meanWaitS mean time in s that a request waited for those before it
 * @param missShare share of requests answered after their deadline; 0 where there is none
 * @param busyShare share of the time for which the device was occupied
 * @param energy of all inferences, by component, in J over the whole span; NaN where not modelled
 * @param idleJ energy in J spent between inferences
 * @param heat temperature and throttling; empty where heat is not modelled
 */
public record SustainedOutcome(
        long requests,
        double spanS,
        LatencyDistribution latency,
        double percentileError,
        double meanWaitS,
        double missShare,
        double busyShare,
        Energy energy,
        double idleJ,
        Optional<Warmth> heat) {
    /**
     * How warm it became.
     *
     * @param endC temperature of the chip at the end, in °C
     * @param highestC highest temperature of the chip, in °C
     * @param throttledShare share of the time with clocks lowered
     * @param shutdownAtS time in s at which the board switched itself off; NaN if it did not
     */
    public record Warmth(double endC, double highestC, double throttledShare, double shutdownAtS) {}

    /** Everything spent, in J; NaN where not modelled. */
    public double totalJ() {
        return energy.totalJ() + idleJ;
    }

    /** Mean power in W; NaN where not modelled. */
    public double meanW() {
        return totalJ() / spanS;
    }

    /** Requests answered per second. */
    public double throughputPerS() {
        return requests / spanS;
    }
}
