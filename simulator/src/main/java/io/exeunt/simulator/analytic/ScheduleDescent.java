package io.exeunt.simulator.analytic;

import java.util.Arrays;

/** Improves a schedule within a latency limit by giving stretches of segments another state, as long as that saves energy. */
final class ScheduleDescent {
    private final CostTables tables;
    private final ScheduleWeights weights;
    private final double limitS;

    ScheduleDescent(CostTables tables, ScheduleWeights weights, double limitS) {
        this.tables = tables;
        this.weights = weights;
        this.limitS = limitS;
    }

    /** The schedule that is reached from {@code start}, which keeps the limit. */
    ScheduleChoice improve(ScheduleChoice start, double boundJ) {
        int[] states = start.schedule().states();
        double energyJ = start.energyJ();
        while (true) {
            int[] better = bestNeighbour(states, energyJ);
            double betterJ = weights.energyJ(tables, better);
            if (!(betterJ < energyJ)) {
                return new ScheduleChoice(
                        FrequencySchedule.of(states),
                        energyJ,
                        weights.latencyS(tables, states),
                        Math.min(boundJ, energyJ));
            }
            states = better;
            energyJ = betterJ;
        }
    }

    private int[] bestNeighbour(int[] states, double energyJ) {
        int[] best = states;
        double bestJ = energyJ;
        for (int from = 0; from < states.length; from++) {
            for (int to = from + 1; to <= states.length; to++) {
                for (int state = 0; state < tables.states(); state++) {
                    int[] changed = states.clone();
                    Arrays.fill(changed, from, to, state);
                    double changedJ = weights.energyJ(tables, changed);
                    if (changedJ < bestJ && weights.latencyS(tables, changed) <= limitS) {
                        best = changed;
                        bestJ = changedJ;
                    }
                }
            }
        }
        return best;
    }
}
