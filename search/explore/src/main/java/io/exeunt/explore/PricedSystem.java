package io.exeunt.explore;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.BriefOutcome;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.GovernorTuning;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.Outcome;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One system on one board: makes its governors and prices its paths. Immutable; safe for use by many threads. */
final class PricedSystem {
    private final AnalyticEngine engine;
    private final GovernorContext context;
    private final Map<GovernorFactory, GovernorTuning> tunings = new ConcurrentHashMap<>();

    /**
     * Prices a system.
     *
     * @param latencyBudgetS what governors aim at, in s; +∞ for nothing
     * @param periodS time in s from one inference to the next; +∞ to charge no idling
     */
    PricedSystem(CostTables tables, double latencyBudgetS, double periodS) {
        this.engine = new AnalyticEngine(tables);
        this.context = new GovernorContext(tables, latencyBudgetS, periodS);
    }

    CostTables tables() {
        return engine.tables();
    }

    AnalyticEngine engine() {
        return engine;
    }

    GovernorContext context() {
        return context;
    }

    Governor constant(int state) {
        return FrequencySchedule.flat(tables().exits(), state);
    }

    Governor governor(GovernorFactory factory, double[] setting) {
        Governor governor =
                tunings.computeIfAbsent(factory, each -> each.tuning(context)).governor(setting);
        return GovernorCheck.sound(factory, governor, tables().states());
    }

    /** What a search asks for; where there is a period, energy is that of a period, idling included. */
    BriefOutcome figures(PathCounts counts, Governor governor) {
        if (Double.isInfinite(context.periodS())) {
            return engine.figures(counts, governor);
        }
        var periodic =
                engine.evaluatePeriodic(counts.histogram(), governor, ExitSet.all(tables().exits()), context.periodS());
        Outcome inference = periodic.inference();
        return new BriefOutcome(inference.accuracy(), inference.latency(), periodic.energyJ());
    }

    Outcome outcome(PathHistogram histogram, Governor governor, ExitSet kept) {
        return engine.evaluate(histogram, governor, kept);
    }
}
