package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.LatencyStatistic;

/**
 * The best clock schedule for a fixed histogram of paths. Which samples leave where does not depend on the clocks, so a search over
 * exits and thresholds need not search for clocks as well.
 *
 * <p>A weighted sum of energy and latency is minimised exactly; what is best within a latency budget {@link ClockFront} finds.
 *
 * <p>One case is not exact: where new clocks hold only some time after work goes on and paths ask different heads (some skip one that
 * others ask), a change of clocks holds at another place on each. Then a local search is all there is, and the bound is what paths would
 * spend if those that ask the same heads had a schedule of their own.
 *
 * <p>Immutable; may be shared between threads.
 */
public final class BestSchedule {
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
}
