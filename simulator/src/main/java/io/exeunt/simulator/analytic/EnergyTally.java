package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;

/** Adds up the energy of an inference by component. */
final class EnergyTally implements GovernedWalk.Observer {
    private final CostTables tables;
    private Energy sum = Energy.ZERO;

    EnergyTally(CostTables tables) {
        this.tables = tables;
    }

    @Override
    public void see(int segment, Walk walk) {
        sum = sum.plus(switchEnergy(tables, walk)).plus(segmentEnergy(tables, walk, segment));
        if (walk.asked()) {
            sum = sum.plus(headEnergy(tables, walk, segment));
        }
    }

    void addSwitch(int from, int to) {
        sum = sum.plus(tables.switchEnergy(from, to));
    }

    Energy sum() {
        return sum;
    }

    /** Of the last step's standstill. */
    static Energy switchEnergy(CostTables tables, Walk walk) {
        return walk.switched() ? tables.switchEnergy(walk.switchedFrom(), walk.wanted()) : Energy.ZERO;
    }

    /** Of the last step's segment. */
    static Energy segmentEnergy(CostTables tables, Walk walk, int segment) {
        return walk.segment().energy(state -> tables.segmentEnergy(segment, state));
    }

    /** Of the last step's head. */
    static Energy headEnergy(CostTables tables, Walk walk, int exit) {
        return walk.head().energy(state -> tables.head(exit, state).energy());
    }
}
