package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.simulator.network.EarlyExitNetwork;

/**
 * Everything a governor may look at before the first inference.
 *
 * @param network whose segments and heads can be priced on {@code platform}
 * @param platform with its operating states
 * @param latencyBudgetS time in s by which an inference should be answered; +∞ for none
 * @param periodS time in s from one inference to the next; +∞ for one inference alone
 */
public record GovernorContext(EarlyExitNetwork network, Platform platform, double latencyBudgetS, double periodS) {
    public GovernorContext {
        Check.require(latencyBudgetS > 0, "latencyBudgetS", "> 0", latencyBudgetS);
        Check.require(periodS > 0, "periodS", "> 0", periodS);
    }

    /** Without budget and period. */
    public static GovernorContext of(EarlyExitNetwork network, Platform platform) {
        return new GovernorContext(network, platform, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
}
