package io.exeunt.explore.result;

import io.exeunt.simulator.event.Steadiness;
import io.exeunt.simulator.event.SustainedOutcome;
import java.util.function.DoubleBinaryOperator;

/**
 * What a design does on a board under the scenario's load, simulated request by request. All designs meet the same arrivals.
 *
 * @param steadiness whether the board keeps up
 * @param p99S 99th percentile of the latency in s, waiting included; NaN where nothing was answered
 * @param missShare share of requests not answered by their deadline, dropped ones included; 0 where there is none
 * @param dropShare share of requests that were dropped
 * @param energyJ mean energy per answer in J, pauses and heat included; NaN where not modelled
 * @param breach by how much limits under this load are broken, relative to each and in all, ≥ 0; 0 where they are kept or there are
 *     none, +∞ where nothing was answered and there are
 */
public record LoadFigures(
        Steadiness steadiness, double p99S, double missShare, double dropShare, double energyJ, double breach) {
    /**
     * The figures of a simulation.
     *
     * @param breach of a 99th percentile in s and a share of misses
     */
    public static LoadFigures of(SustainedOutcome outcome, DoubleBinaryOperator breach) {
        long offered =
                outcome.streams().stream().mapToLong(stream -> stream.offered()).sum();
        return new LoadFigures(
                outcome.queueing().steadiness(),
                outcome.latency().p99S(),
                outcome.missShare(),
                offered == 0 ? 0 : (double) outcome.queueing().dropped() / offered,
                outcome.requests() == 0 ? Double.NaN : outcome.energyPerRequestJ(),
                breach.applyAsDouble(outcome.latency().p99S(), outcome.missShare()));
    }

    /** The worse of each on two boards. */
    public LoadFigures worst(LoadFigures other) {
        return new LoadFigures(
                steadiness.compareTo(other.steadiness) > 0 ? steadiness : other.steadiness,
                Math.max(p99S, other.p99S),
                Math.max(missShare, other.missShare),
                Math.max(dropShare, other.dropShare),
                Math.max(energyJ, other.energyJ),
                Math.max(breach, other.breach));
    }
}
