package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.cost.WorkCost;
import java.util.Arrays;

/** Adds up the cycles and the memory traffic of segments and heads over all samples. A row is a segment, or a head after those. */
final class WorkTally {
    private final CostTables tables;
    private final Cycles[] cycles;
    private final double[] bytes;

    WorkTally(CostTables tables) {
        this.tables = tables;
        this.cycles = new Cycles[2 * tables.exits()];
        this.bytes = new double[cycles.length];
        Arrays.fill(cycles, Cycles.ZERO);
    }

    void addSegment(int segment, int state, int count) {
        add(segment, tables.segment(segment, state), state, count);
    }

    void addHead(int exit, int state, int count) {
        add(tables.exits() + exit, tables.head(exit, state), state, count);
    }

    private void add(int row, WorkCost cost, int state, int count) {
        cycles[row] = cycles[row].plus(tables.platform().cycles(cost, state).times(count));
        bytes[row] += count * cost.bytes();
    }

    Cycles segmentCycles(int segment) {
        return cycles[segment];
    }

    double segmentBytes(int segment) {
        return bytes[segment];
    }

    Cycles headCycles(int exit) {
        return cycles[tables.exits() + exit];
    }

    double headBytes(int exit) {
        return bytes[tables.exits() + exit];
    }
}
