package io.exeunt.compare;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.Outcome;
import io.exeunt.simulator.result.PeriodicOutcome;
import java.util.List;

/**
 * One path under one governor.
 *
 * @param latencyS time in s until the answer
 * @param workJ energy in J of segments and heads; NaN where not modelled
 * @param switchingJ energy in J of all changes of clocks, the way back included; NaN where not modelled
 * @param idleJ energy in J spent idling until the period ends; 0 where no period is given, NaN where not modelled
 */
record ClockedPath(double latencyS, double workJ, double switchingJ, double idleJ) {
    static ClockedPath of(AnalyticEngine engine, Governor governor, Path path, double periodS) {
        PathHistogram alone = new PathHistogram(List.of(new PathHistogram.Entry(path, 1, 0)));
        if (Double.isInfinite(periodS)) {
            return of(engine.evaluate(alone, governor), 0);
        }
        PeriodicOutcome periodic = engine.evaluatePeriodic(
                alone, governor, ExitSet.all(engine.tables().exits()), periodS);
        return of(periodic.inference(), periodic.idleJ());
    }

    private static ClockedPath of(Outcome outcome, double idleJ) {
        double switchingJ = outcome.energy().switchingJ();
        return new ClockedPath(outcome.latency().worstS(), outcome.energyJ() - switchingJ, switchingJ, idleJ);
    }

    double totalJ() {
        return workJ + switchingJ + idleJ;
    }
}
