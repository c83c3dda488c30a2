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
        sum = sum.plus(overheadEnergy(tables, walk));
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

    /** Of what the last step spent on leaving early, beside its segment and its head. */
    static Energy overheadEnergy(CostTables tables, Walk walk) {
        Energy cut = walk.cutS() > 0
                ? walk.cutSplit().energy(state -> tables.cut(state).energy())
                : Energy.ZERO;
        Energy sync = walk.syncS() > 0
                ? walk.syncSplit().energy(state -> tables.sync(state).energy())
                : Energy.ZERO;
        return cut.plus(sync);
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
