package io.exeunt.simulator.analytic;

import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.LatencyStatistic;
import java.util.Optional;

/** The best clock schedule for a fixed histogram of paths. */
public final class BestSchedule {
    private final CostTables tables;

    /** A search over the states of these tables. */
    public BestSchedule(CostTables tables) {
        this.tables = tables;
    }

    /** Least energyWeight × mean energy in J + latencyWeight × latency figure in s; exact. */
    public ScheduleChoice minimise(
            PathHistogram histogram, double energyWeight, LatencyStatistic statistic, double latencyWeight) {
        throw new UnsupportedOperationException(tables.toString());
    }

    /** Least mean energy within a latency budget; empty if no schedule keeps it. */
    public Optional<ScheduleChoice> leastEnergy(PathHistogram histogram, LatencyBudget budget) {
        throw new UnsupportedOperationException(tables.toString());
    }
}
