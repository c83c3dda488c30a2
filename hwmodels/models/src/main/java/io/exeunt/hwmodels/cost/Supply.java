package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.power.StatePower;
import io.exeunt.hwmodels.thermal.BoardHeat;
import java.util.List;
import java.util.Optional;

/**
 * What a platform draws and how warm that makes it.
 *
 * @param perState power in each operating state; all {@link StatePower#NOT_MODELLED} where there are no data
 * @param heat empty where it is not modelled
 */
record Supply(List<StatePower> perState, Optional<BoardHeat> heat) {
    Supply {
        perState = Check.notEmpty("perState", perState);
    }

    void requireStates(int states) {
        Check.require(perState.size() == states, "power", "one per state", perState.size());
    }

    boolean isModelled() {
        return !Double.isNaN(perState.get(0).idleW());
    }

    /** Energy of work, see {@link StatePower#energy}. */
    Energy energy(int state, double seconds, double launchS, double bytes) {
        return isModelled() ? perState.get(state).energy(seconds, launchS, bytes) : Energy.NOT_MODELLED;
    }

    double idleW(int state) {
        return perState.get(state).idleW();
    }

    /** A change of state: while work stands still, the device waits at the higher of both idle powers. */
    SwitchCost switching(int fromState, int toState, double standstillS, double effectiveS) {
        double waitingW = Math.max(idleW(fromState), idleW(toState));
        Energy energy = isModelled() ? new Energy(0, 0, 0, 0, waitingW * standstillS) : Energy.NOT_MODELLED;
        return new SwitchCost(standstillS, effectiveS, energy);
    }
}
