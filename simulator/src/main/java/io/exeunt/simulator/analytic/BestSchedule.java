package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.Optional;

/**
 * The best clock schedule for a fixed histogram of paths. Which samples leave where does not depend on the clocks, so a search over
 * exits and thresholds need not search for clocks as well.
 *
 * <p>A weighted sum of energy and latency is minimised exactly ({@link #minimise}). Under a latency budget the weights are varied,
 * which gives the schedules on the lower convex hull of (latency, energy) exactly; between two of them a local search looks for
 * something better, and {@link ScheduleChoice#boundJ} says how much could at most be missing ({@link #leastEnergy}).
 *
 * <p>Immutable; may be shared between threads.
 */
public final class BestSchedule {
    /** Weight of energy that only decides between schedules that are equally fast. */
    private static final double TIE_BREAK = 1e-9;

    private final CostTables tables;

    /** A search over the states of these tables. */
    public BestSchedule(CostTables tables) {
        this.tables = tables;
    }

    /**
     * The schedule with the least energyWeight × mean energy in J + latencyWeight × latency in s; exact. Among equals any.
     *
     * @param histogram paths that samples take
     * @param energyWeight >= 0; must be 0 where energy is not modelled
     * @param statistic the latency figure; for a percentile each path must continue those before it, as those of thresholds do
     * @param latencyWeight >= 0
     */
    public ScheduleChoice minimise(
            PathHistogram histogram, double energyWeight, LatencyStatistic statistic, double latencyWeight) {
        Check.nonNegative("energyWeight", energyWeight);
        Check.nonNegative("latencyWeight", latencyWeight);
        if (energyWeight > 0) {
            requireEnergy();
        }
        ScheduleWeights weights = ScheduleWeights.of(histogram, statistic, tables.exits());
        return choice(weights, new ScheduleProgram(tables, weights, energyWeight, latencyWeight).solve());
    }

    /**
     * The schedule with the least mean energy among those that keep a latency budget; empty if none keeps it. Proved best if its
     * bound equals its energy.
     *
     * @param histogram paths that samples take; for a percentile each path must continue those before it
     * @param budget limit on a latency figure
     */
    public Optional<ScheduleChoice> leastEnergy(PathHistogram histogram, LatencyBudget budget) {
        requireEnergy();
        ScheduleWeights weights = ScheduleWeights.of(histogram, budget.statistic(), tables.exits());
        ScheduleChoice frugal = choice(weights, new ScheduleProgram(tables, weights, 1, 0).solve());
        if (keeps(frugal, budget)) {
            return Optional.of(frugal);
        }
        double tieBreak = TIE_BREAK * frugal.latencyS() / frugal.energyJ();
        ScheduleChoice fast = choice(weights, new ScheduleProgram(tables, weights, tieBreak, 1).solve());
        return keeps(fast, budget) ? Optional.of(onHull(weights, budget, frugal, fast)) : Optional.empty();
    }

    /** Follows the convex hull from both ends until the two schedules on either side of the budget are neighbours. */
    private ScheduleChoice onHull(
            ScheduleWeights weights, LatencyBudget budget, ScheduleChoice frugalEnd, ScheduleChoice fastEnd) {
        ScheduleChoice frugal = frugalEnd;
        ScheduleChoice fast = fastEnd;
        while (true) {
            double perS = (fast.energyJ() - frugal.energyJ()) / (frugal.latencyS() - fast.latencyS());
            if (!(perS > 0) || Double.isInfinite(perS)) {
                return fast;
            }
            ScheduleChoice between = choice(weights, new ScheduleProgram(tables, weights, 1, perS).solve());
            double chord = fast.energyJ() + perS * fast.latencyS();
            double value = between.energyJ() + perS * between.latencyS();
            if (value >= chord - 1e-9 * Math.abs(chord)) {
                double bound = Math.min(value, chord) - perS * budget.limitS();
                return new ScheduleDescent(tables, weights, budget.limitS()).improve(fast, bound);
            }
            if (keeps(between, budget)) {
                fast = between;
            } else {
                frugal = between;
            }
        }
    }

    private ScheduleChoice choice(ScheduleWeights weights, int[] states) {
        double energyJ = weights.energyJ(tables, states);
        return new ScheduleChoice(FrequencySchedule.of(states), energyJ, weights.latencyS(tables, states), energyJ);
    }

    private static boolean keeps(ScheduleChoice choice, LatencyBudget budget) {
        return choice.latencyS() <= budget.limitS() * (1 + TIE_BREAK);
    }

    private void requireEnergy() {
        Check.require(
                tables.platform().energyModelled(),
                "energy of " + tables.platform().id(),
                "modelled",
                "no power data");
    }
}
