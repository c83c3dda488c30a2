package io.exeunt.explore;

import io.exeunt.ground.Check;
import io.exeunt.simulator.event.Load;

/**
 * A load under which designs are simulated, and what they have to keep under it.
 *
 * @param load arrivals, queues and surroundings
 * @param p99BudgetS largest allowed 99th percentile of the latency in s, waiting included; +∞ for none
 * @param maxMissShare largest allowed share of requests not answered by their deadline, 0 … 1; 1 for none
 */
public record LoadTask(Load load, double p99BudgetS, double maxMissShare) {
    public LoadTask {
        Check.require(p99BudgetS > 0, "p99_budget_ms", "> 0", p99BudgetS);
        Check.probability("max_miss_share", maxMissShare);
    }

    /** Whether a search has to simulate every design. */
    public boolean limits() {
        return Double.isFinite(p99BudgetS) || maxMissShare < 1;
    }
}
