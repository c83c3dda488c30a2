package io.exeunt.simulator.analytic;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.PeriodicOutcome;

/** Adds up the time and energy that are left to idle in a period: settling, then idle power of the rest state × (period − occupied). */
final class IdleTally {
    private final CostTables tables;
    private final AnalyticEngine engine;
    private final Governor governor;
    private final double periodS;

    IdleTally(AnalyticEngine engine, Governor governor, double periodS) {
        this.tables = engine.tables();
        this.engine = engine;
        this.governor = governor;
        this.periodS = periodS;
    }

    PeriodicOutcome outcome(Outcome inference, PathHistogram histogram) {
        double idleS = 0;
        double idleJ = 0;
        long overruns = 0;
        double idleW = tables.idleW(governor.rest());
        for (PathHistogram.Entry entry : histogram.entries()) {
            PathCost cost = engine.cost(entry.path(), governor);
            double left = periodS - cost.occupiedS();
            idleJ += entry.count() * cost.back().idleJ(idleW, cost.busyS(), periodS);
            idleS += entry.count() * Math.max(0, left);
            overruns += left < 0 ? entry.count() : 0;
        }
        int samples = histogram.samples();
        return new PeriodicOutcome(inference, periodS, idleS / samples, idleJ / samples, (double) overruns / samples);
    }
}
