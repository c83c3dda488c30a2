package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
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
 * <p>One case is not exact: where new clocks hold only some time after work goes on and paths ask different heads (some skip one that
 * others ask), a change of clocks holds at another place on each. Then a local search is all there is, and the bound is what paths would
 * spend if those that ask the same heads had a schedule of their own.
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
     * The schedule with the least energyWeight × mean energy in J + latencyWeight × latency in s; exact but for the case named above.
     * Among equals any.
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
            tables.requireEnergy();
        }
        ScheduleProblem problem = ScheduleProblem.of(tables, histogram, statistic);
        ScheduleChoice choice = problem.solve(energyWeight, latencyWeight).choice();
        return problem.exact() || energyWeight == 0
                ? choice
                : choice.boundedBy(problem.solve(1, 0).bound());
    }

    /**
     * The schedule with the least mean energy among those that keep a latency budget; empty if none was found that keeps it. Proved best
     * if its bound equals its energy.
     *
     * @param histogram paths that samples take; for a percentile each path must continue those before it
     * @param budget limit on a latency figure
     */
    public Optional<ScheduleChoice> leastEnergy(PathHistogram histogram, LatencyBudget budget) {
        tables.requireEnergy();
        ScheduleProblem problem = ScheduleProblem.of(tables, histogram, budget.statistic());
        ScheduleProblem.Solution frugal = problem.solve(1, 0);
        if (keeps(frugal.choice(), budget)) {
            return Optional.of(frugal.choice().boundedBy(frugal.bound()));
        }
        double tieBreak =
                TIE_BREAK * frugal.choice().latencyS() / frugal.choice().energyJ();
        ScheduleChoice fast = problem.solve(tieBreak, 1).choice();
        return keeps(fast, budget) ? Optional.of(onHull(problem, budget, frugal.choice(), fast)) : Optional.empty();
    }

    /** Follows the convex hull from both ends until the two schedules on either side of the budget are neighbours. */
    private ScheduleChoice onHull(
            ScheduleProblem problem, LatencyBudget budget, ScheduleChoice frugalEnd, ScheduleChoice fastEnd) {
        ScheduleChoice frugal = frugalEnd;
        ScheduleChoice fast = fastEnd;
        while (true) {
            double perS = (fast.energyJ() - frugal.energyJ()) / (frugal.latencyS() - fast.latencyS());
            if (!(perS > 0) || Double.isInfinite(perS)) {
                return problem.exact()
                        ? fast
                        : fast.boundedBy(problem.solve(1, 0).bound());
            }
            ScheduleProblem.Solution between = problem.solve(1, perS);
            double chord = fast.energyJ() + perS * fast.latencyS();
            double value = between.choice().energyJ() + perS * between.choice().latencyS();
            if (value >= chord - 1e-9 * Math.abs(chord)) {
                double bound = Math.min(between.bound(), chord) - perS * budget.limitS();
                return improved(problem, budget, fast).boundedBy(bound);
            }
            if (keeps(between.choice(), budget)) {
                fast = between.choice();
            } else {
                frugal = between.choice();
            }
        }
    }

    private static ScheduleChoice improved(ScheduleProblem problem, LatencyBudget budget, ScheduleChoice fast) {
        return problem.choice(problem.descent(schedule -> new ScheduleWorth(
                        problem.latencyS(schedule) <= budget.limitS() ? 0 : 1, problem.energyJ(schedule)))
                .improve(fast.schedule())
                .schedule());
    }

    private static boolean keeps(ScheduleChoice choice, LatencyBudget budget) {
        return choice.latencyS() <= budget.limitS() * (1 + TIE_BREAK);
    }
}
