package io.exeunt.compare;

import io.exeunt.simulator.analytic.CostTables;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;

/**
 * What a schedule of clocks is worth for paths: the share of late answers, then mean energy. Agrees with
 * {@link io.exeunt.simulator.analytic.AnalyticEngine#evaluatePeriodic} but for rounding; a search asks it tens of thousands of times,
 * so it adds up nothing else.
 *
 * @param lateShare share of answers after the latency budget, 0 … 1
 * @param energyJ mean energy in J, switches included, and idling where there is a period; NaN where not modelled
 */
record ScheduleWorth(double lateShare, double energyJ) implements Comparable<ScheduleWorth> {
    private static final double ROUNDING = 1e-9;

    /**
     * Adds up a schedule's costs.
     *
     * @param states one per segment; the first is home and rest
     */
    static ScheduleWorth of(CostTables tables, Clocking clocking, int[] states, PathHistogram histogram) {
        double late = 0;
        double energyJ = 0;
        for (PathHistogram.Entry entry : histogram.entries()) {
            Path path = entry.path();
            double latencyS = latencyS(tables, states, path);
            late += latencyS > clocking.latencyBudgetS() * (1 + ROUNDING) ? entry.count() : 0;
            energyJ += entry.count() * (workJ(tables, states, path) + idleJ(tables, clocking, states, path, latencyS));
        }
        return new ScheduleWorth(late / histogram.samples(), energyJ / histogram.samples());
    }

    private static double latencyS(CostTables tables, int[] states, Path path) {
        double seconds = 0;
        for (int k = 0; k <= path.exit(); k++) {
            seconds += tables.switchS(states[Math.max(0, k - 1)], states[k]) + tables.segmentS(k, states[k]);
            seconds += path.evaluates(k) ? tables.headS(k, states[k]) : 0;
        }
        return seconds;
    }

    private static double workJ(CostTables tables, int[] states, Path path) {
        double joules = tables.switchJ(states[path.exit()], states[0]);
        for (int k = 0; k <= path.exit(); k++) {
            joules += tables.switchJ(states[Math.max(0, k - 1)], states[k]) + tables.segmentJ(k, states[k]);
            joules += path.evaluates(k) ? tables.headJ(k, states[k]) : 0;
        }
        return joules;
    }

    private static double idleJ(CostTables tables, Clocking clocking, int[] states, Path path, double latencyS) {
        if (Double.isInfinite(clocking.periodS())) {
            return 0;
        }
        double occupiedS = latencyS + tables.switchS(states[path.exit()], states[0]);
        return tables.platform().idlePowerW(states[0]) * Math.max(0, clocking.periodS() - occupiedS);
    }

    @Override
    public int compareTo(ScheduleWorth other) {
        int late = Double.compare(lateShare, other.lateShare);
        return late == 0 ? Double.compare(energyJ, other.energyJ) : late;
    }
}
