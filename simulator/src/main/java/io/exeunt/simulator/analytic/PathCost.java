package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.pricing.WayBack;

/**
 * What one inference costs.
 *
 * @param latencyS time in s until the answer
 * @param back what follows it
 * @param energy by component, all standstills included; leakage at the reference temperature
 */
public record PathCost(double latencyS, WayBack back, Energy energy) {
    /** Time in s of work and standstills, those after the answer included. */
    public double busyS() {
        return latencyS + back.standstillS();
    }

    /** Time in s until the next inference can begin: the home state holds. */
    public double occupiedS() {
        return busyS() + back.settlingS();
    }
}
