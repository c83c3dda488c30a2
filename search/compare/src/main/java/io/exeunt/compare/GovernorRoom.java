package io.exeunt.compare;

import io.exeunt.policies.governor.OracleGovernor;
import io.exeunt.policies.governor.OracleSearch;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.ClockSearch;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.GovernorContext;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes and prices governors for one set of heads on a board; one serves all policies on them.
 *
 * @param context costs and demands
 * @param engine prices
 * @param oracles what is known of paths; empty where energy is not modelled
 */
record GovernorRoom(GovernorContext context, AnalyticEngine engine, Optional<OracleSearch> oracles) {
    static GovernorRoom of(CostTables tables, Clocking clocking) {
        GovernorContext context = new GovernorContext(tables, clocking.latencyBudgetS(), clocking.periodS());
        return new GovernorRoom(
                context,
                new AnalyticEngine(tables),
                tables.platform().energyModelled() ? Optional.of(new OracleSearch(context)) : Optional.empty());
    }

    Governed governed(Governor governor) {
        return new Governed(engine, governor, context.periodS());
    }

    /**
     * The governor of a contender.
     *
     * @param fit paths that it is chosen by if it can be built
     * @param report paths that are to be priced, which a bound knows
     * @param rivals that a bound has to bound
     */
    Governor governor(GovernorEntrant contender, PathHistogram fit, PathHistogram report, List<Governor> rivals) {
        if (!contender.isBound()) {
            return contender.factory().create(context, fit);
        }
        if (contender.factory() instanceof OracleGovernor.Factory) {
            context.tables().requireEnergy();
            Governor constant =
                    new ClockSearch(context.tables(), context.latencyBudgetS(), context.periodS()).constant(report);
            return oracles.orElseThrow()
                    .best(
                            report,
                            Stream.concat(rivals.stream(), Stream.of(constant)).toList());
        }
        return contender.factory().create(context, report);
    }
}
