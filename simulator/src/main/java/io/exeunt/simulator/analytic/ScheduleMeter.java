package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;
import java.util.List;

/**
 * Tells quickly what schedules are worth for paths. Agrees with {@link AnalyticEngine#evaluatePeriodic} but for rounding; a search asks it
 * tens of thousands of times, so it adds up nothing else. Immutable; may be shared between threads.
 */
public final class ScheduleMeter {
    private static final double ROUNDING = 1e-9;

    private final CostTables tables;
    private final List<PathBundle> bundles;
    private final double latestS;
    private final double periodS;

    /**
     * For these paths.
     *
     * @param latencyBudgetS time in s by which an inference should be answered; +∞ for none
     * @param periodS time in s from one inference to the next; +∞ to charge no idling
     */
    public ScheduleMeter(CostTables tables, PathHistogram histogram, double latencyBudgetS, double periodS) {
        Check.require(latencyBudgetS > 0, "latencyBudgetS", "> 0", latencyBudgetS);
        Check.require(periodS > 0, "periodS", "> 0", periodS);
        this.tables = tables;
        this.bundles = PathBundle.of(histogram, tables.exits());
        this.latestS = latencyBudgetS * (1 + ROUNDING);
        this.periodS = periodS;
    }

    /** What a schedule is worth. */
    public ScheduleWorth of(FrequencySchedule schedule) {
        double late = 0;
        double energyJ = 0;
        for (PathBundle bundle : bundles) {
            Walk walk = new Walk(tables, schedule.home());
            for (int k = 0; k <= bundle.deepest(); k++) {
                walk.step(k, schedule.state(k), bundle.asks(k));
                double share = bundle.leaving()[k];
                if (share > 0) {
                    late += walk.latencyS() > latestS ? share : 0;
                    energyJ += share * totalJ(walk, schedule);
                }
            }
        }
        return new ScheduleWorth(late, energyJ);
    }

    private double totalJ(Walk walk, FrequencySchedule schedule) {
        int rest = schedule.rest();
        int home = schedule.home();
        double inferenceJ = walk.energyJ() + walk.backJ(rest, home);
        if (Double.isInfinite(periodS)) {
            return inferenceJ;
        }
        double busyS = walk.latencyS() + walk.backS(rest, home);
        return inferenceJ + walk.back(rest, home).idleJ(tables.idleW(rest), busyS, periodS);
    }
}
