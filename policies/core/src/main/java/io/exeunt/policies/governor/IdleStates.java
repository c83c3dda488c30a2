package io.exeunt.policies.governor;

import io.exeunt.hwmodels.cost.Platform;

/** Which state to wait in. */
final class IdleStates {
    private IdleStates() {}

    /** The state with the least idle power, the slowest of equals; the slowest where power is not modelled. */
    static int calmest(Platform platform) {
        int calmest = 0;
        for (int state = 1; state < platform.states().size(); state++) {
            calmest = platform.idlePowerW(state) < platform.idlePowerW(calmest) ? state : calmest;
        }
        return calmest;
    }
}
