package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.LatencyStatistic;

/**
 * A limit on latency.
 *
 * @param statistic what is limited
 * @param limitS largest allowed value in s, > 0
 */
public record LatencyBudget(LatencyStatistic statistic, double limitS) {
    public LatencyBudget {
        Check.positive("limitS", limitS);
    }
}
