package io.exeunt.simulator.analytic;

import io.exeunt.hwmodels.power.Energy;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;

/**
 * One segment of an inference in its midst: a switch of clocks, the beginning of a stage, the segment, and its head where it is asked. Those
 * of a path, one after the other, are {@link AnalyticEngine#cost} but for the way back.
 *
 * @param seconds that it takes
 * @param energy by component; leakage at the reference temperature
 * @param clocks after it
 */
public record SegmentCost(double seconds, Energy energy, Clocks clocks) {
    /**
     * Clocks of a unit.
     *
     * @param held state that holds
     * @param wanted state asked for last
     * @param lateS time in s until it holds, 0 if it does
     */
    public record Clocks(int held, int wanted, double lateS) {
        /** A state that holds. */
        public static Clocks holding(int state) {
            return new Clocks(state, state, 0);
        }
    }

    /**
     * Prices a segment of a path.
     *
     * @param segment index
     * @param clocks before it
     * @param asked whether the head before it was asked
     * @param elapsedS time in s for which the inference has run
     */
    public static SegmentCost of(
            CostTables tables,
            Path path,
            int segment,
            Governor governor,
            Clocks clocks,
            boolean asked,
            double elapsedS) {
        Walk walk = new Walk(tables, clocks.held(), clocks.wanted(), clocks.lateS(), asked);
        EnergyTally energy = new EnergyTally(tables);
        GovernedWalk.step(path, segment, governor, tables, walk, elapsedS);
        energy.see(segment, walk);
        return new SegmentCost(walk.latencyS(), energy.sum(), new Clocks(walk.held(), walk.wanted(), walk.lateS()));
    }
}
