package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.cost.WorkCost;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.StateSplit;
import java.util.Arrays;
import java.util.function.IntFunction;

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

    void addSegment(int segment, StateSplit split, int count) {
        add(segment, split, state -> tables.segment(segment, state), count);
    }

    void addHead(int exit, StateSplit split, int count) {
        add(tables.exits() + exit, split, state -> tables.head(exit, state), count);
    }

    private void add(int row, StateSplit split, IntFunction<WorkCost> costs, int count) {
        add(row, split.before(), costs, count * split.share());
        add(row, split.after(), costs, count * (1 - split.share()));
    }

    private void add(int row, int state, IntFunction<WorkCost> costs, double times) {
        if (times > 0) {
            WorkCost cost = costs.apply(state);
            cycles[row] = cycles[row].plus(tables.platform().cycles(cost, state).times(times));
            bytes[row] += times * cost.bytes();
        }
    }

    /** Means over so many samples. */
    CycleCounts cycles(int samples) {
        int exits = tables.exits();
        double[] means = new double[cycles.length];
        for (int row = 0; row < means.length; row++) {
            means[row] = cycles[row].total() / samples;
        }
        return new CycleCounts(Arrays.copyOf(means, exits), Arrays.copyOfRange(means, exits, means.length));
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
