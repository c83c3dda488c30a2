package io.exeunt.simulator.event;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.result.LatencyDistribution;
import java.util.List;
import java.util.Optional;

/**
 * What a device does under a load that lasts.
 *
 * @param requests that were answered
 * @param spanS time in s from the load's beginning until its end or the last answer, whichever is later
 * @param latency from arrival to answer, waiting included, over all streams; NaN where nothing was answered
 * @param percentileError largest relative error of the percentiles of {@code latency}; 0 where they are exact. Mean and worst always are
 * @param meanWaitS mean time in s that a request waited for those before it
 * @param missShare share of requests not answered by their deadline, dropped ones included; 0 where there is none
 * @param busyShare share of the time for which the device was occupied
 * @param accuracy share of the answers that is right; NaN where nothing was answered
 * @param energy of all inferences, by component, in J over the whole span; NaN where not modelled
 * @param idleJ energy in J spent between inferences, asleep or awake
 * @param heat temperature and throttling; empty where heat is not modelled
 * @param queueing whether the device kept up
 * @param stages what requests share; empty where one unit answers one after the other
 * @param streams one per stream
 * @param modeShare [mode], share of the answers given in each mode; 0 where nothing was answered
 * @param emptyAtS time in s at which the battery was empty; NaN if it was not
 */
public record SustainedOutcome(
        long requests,
        double spanS,
        LatencyDistribution latency,
        double percentileError,
        double meanWaitS,
        double missShare,
        double busyShare,
        double accuracy,
        Energy energy,
        double idleJ,
        Optional<Warmth> heat,
        Queueing queueing,
        Optional<StageFigures> stages,
        List<StreamOutcome> streams,
        List<Double> modeShare,
        double emptyAtS) {
    public SustainedOutcome {
        streams = List.copyOf(streams);
        modeShare = List.copyOf(modeShare);
    }

    /**
     * How warm it became.
     *
     * @param endC temperature of the chip at the end, in °C
     * @param highestC highest temperature of the chip, in °C
     * @param throttledShare share of the time with clocks lowered
     * @param shutdownAtS time in s at which the board switched itself off; NaN if it did not
     * @param fan what became of a fan that the temperature sets; empty where the board's file has none
     */
    public record Warmth(
            double endC, double highestC, double throttledShare, double shutdownAtS, Optional<FanUse> fan) {}

    /**
     * What a fan did.
     *
     * @param share of the time for which it ran
     * @param energyJ that it took in J, contained in the board's energy
     */
    public record FanUse(double share, double energyJ) {}

    /**
     * How requests waited.
     *
     * @param steadiness whether the device keeps up
     * @param demand time that all requests need or would have needed as a share of the load's duration; above 1 no queue is long enough
     * @param longest most requests of a stream that waited at a time; of more than 65,536, so many
     * @param dropped requests that were turned away
     */
    public record Queueing(Steadiness steadiness, double demand, int longest, long dropped) {}

    /** Everything spent, in J; NaN where not modelled. */
    public double totalJ() {
        return energy.totalJ() + idleJ;
    }

    /** Mean power in W; NaN where not modelled. */
    public double meanW() {
        return totalJ() / spanS;
    }

    /** Mean energy in J for each answer, pauses included; NaN where not modelled. */
    public double energyPerRequestJ() {
        return totalJ() / requests;
    }

    /** Requests answered per second. */
    public double throughputPerS() {
        return requests / spanS;
    }
}
