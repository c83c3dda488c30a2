package io.exeunt.policies.governor;

import io.exeunt.simulator.pricing.CostTables;

/** Which state to wait in. */
final class IdleStates {
    private IdleStates() {}

    /** The state with the least idle power, the slowest of equals; the slowest where power is not modelled. */
    static int calmest(CostTables tables) {
        int calmest = 0;
        for (int state = 1; state < tables.states(); state++) {
            calmest = tables.idleW(state) < tables.idleW(calmest) ? state : calmest;
        }
        return calmest;
    }
}
