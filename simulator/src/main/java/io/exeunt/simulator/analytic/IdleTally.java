package io.exeunt.simulator.analytic;

import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.PeriodicOutcome;

/** Adds up the time and energy that are left to idle in a period: idle power of the rest state × (period − occupied). */
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
        long overruns = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            double left = periodS - engine.cost(entry.path(), governor).occupiedS();
            idleS += entry.count() * Math.max(0, left);
            overruns += left < 0 ? entry.count() : 0;
        }
        double meanIdleS = idleS / histogram.samples();
        double idleW = tables.platform().idlePowerW(governor.rest());
        return new PeriodicOutcome(
                inference, periodS, meanIdleS, idleW * meanIdleS, (double) overruns / histogram.samples());
    }
}
