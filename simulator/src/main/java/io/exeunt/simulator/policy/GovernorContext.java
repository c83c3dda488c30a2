package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.pricing.CostTables;

/**
 * Everything a governor may look at before the first inference.
 *
 * @param tables what each segment and head of the network costs in each operating state of the platform, and each change of state
 * @param latencyBudgetS time in s by which an inference should be answered; +∞ for none
 * @param periodS time in s from one inference to the next; +∞ for one inference alone
 */
public record GovernorContext(CostTables tables, double latencyBudgetS, double periodS) {
    public GovernorContext {
        Check.require(latencyBudgetS > 0, "latencyBudgetS", "> 0", latencyBudgetS);
        Check.require(periodS > 0, "periodS", "> 0", periodS);
    }

    /** Prices a network on a platform anew. */
    public GovernorContext(EarlyExitNetwork network, Platform platform, double latencyBudgetS, double periodS) {
        this(CostTables.of(network, platform), latencyBudgetS, periodS);
    }

    /** Without budget and period. */
    public static GovernorContext of(CostTables tables) {
        return new GovernorContext(tables, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** As {@link #of(CostTables)}, priced anew. */
    public static GovernorContext of(EarlyExitNetwork network, Platform platform) {
        return of(CostTables.of(network, platform));
    }

    /** The network whose segments and heads are priced. */
    public EarlyExitNetwork network() {
        return tables.network();
    }

    /** The platform with its operating states. */
    public Platform platform() {
        return tables.platform();
    }
}
