package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.power.Energy;
import io.exeunt.hwmodels.thermal.BoardHeat;
import java.util.Optional;

/** What every model of a unit's time shares: its operating states, what switching and idling cost, and where its heat goes. */
abstract sealed class SuppliedPlatform implements Platform permits AdditivePlatform, RooflinePlatform {
    private final String id;
    private final Clocks clocks;
    private final Supply supply;

    /**
     * Gathers the parts.
     *
     * @param id for reports
     * @param clocks the operating states, and what they mean in Hz and bytes per second
     * @param supply for those states
     */
    SuppliedPlatform(String id, Clocks clocks, Supply supply) {
        supply.requireStates(clocks.states().size());
        this.id = id;
        this.clocks = clocks;
        this.supply = supply;
    }

    final Clocks clocks() {
        return clocks;
    }

    final Supply supply() {
        return supply;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final StateSpace states() {
        return clocks.states();
    }

    @Override
    public final boolean energyModelled() {
        return supply.isModelled();
    }

    @Override
    public final SwitchCost transition(int fromState, int toState) {
        if (fromState == toState) {
            return SwitchCost.NONE;
        }
        return supply.switching(
                fromState, toState, clocks.standstillS(fromState, toState), clocks.effectiveS(fromState, toState));
    }

    @Override
    public final double idlePowerW(int state) {
        return supply.idleW(state);
    }

    @Override
    public final Energy launchEnergy(double seconds, int state) {
        return supply.energy(state, seconds, seconds, 0);
    }

    @Override
    public final Optional<BoardHeat> heat() {
        return supply.heat();
    }
}
