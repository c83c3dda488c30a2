package io.exeunt.simulator.analytic;

import io.exeunt.simulator.pricing.CostTables;
import java.util.stream.IntStream;

/** How long the rest of a network takes at most, from each segment on in each state: clocks that hold later need not be asked for. */
final class RemainingTime {
    private final CostTables tables;
    /** [segment][state], all heads asked. */
    private final double[][] seconds;
    /** [segment][state], whether any other state asked for there, or at a later border, could hold before the end. */
    private final boolean[][] hopeful;

    RemainingTime(CostTables tables) {
        this.tables = tables;
        seconds = new double[tables.exits() + 1][tables.states()];
        hopeful = new boolean[tables.exits()][tables.states()];
        for (int k = tables.exits() - 1; k >= 0; k--) {
            for (int state = 0; state < tables.states(); state++) {
                seconds[k][state] = seconds[k + 1][state]
                        + tables.cutS(state)
                        + tables.segmentS(k, state)
                        + tables.headS(k, state)
                        + tables.syncS(k, state);
                hopeful[k][state] = k + 1 < tables.exits() && hopeful[k + 1][state];
                for (int next = 0; next < tables.states() && !hopeful[k][state]; next++) {
                    hopeful[k][state] = next != state && holds(k, state, next);
                }
            }
        }
    }

    /** Whether any change of clocks could hold before the end. */
    boolean hopeful() {
        return IntStream.range(0, tables.states()).anyMatch(state -> hopeful(0, state));
    }

    /** Whether a state asked for at a segment's border may hold before the end. */
    boolean holds(int segment, int state, int next) {
        return tables.lateS(state, next) <= seconds[segment][state];
    }

    /** Whether any other state, asked for there or later, may. */
    boolean hopeful(int segment, int state) {
        return hopeful[segment][state];
    }
}
