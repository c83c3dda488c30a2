package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.power.StatePower;
import java.util.List;

/**
 * Prices a list of operators in all operating states at once. With the fourth powers taken once per operator and once per state, a
 * cell costs two fourth roots: seconds = (C/f_unit⁴ + P/f_unit⁴ + M/bandwidth⁴)^¼.
 */
final class StateSweep {
    private final double[] compute;
    private final double[] path;
    private final double[] traffic;
    private final double cycles;
    private final double bytes;
    private final long launches;

    StateSweep(List<Demand> demands) {
        compute = demands.stream()
                .mapToDouble(demand -> Crossover.fourth(demand.cycles()))
                .toArray();
        path = demands.stream()
                .mapToDouble(demand -> Crossover.fourth(demand.pathCycles()))
                .toArray();
        traffic = demands.stream()
                .mapToDouble(demand -> Crossover.fourth(demand.bytes()))
                .toArray();
        cycles = demands.stream().mapToDouble(Demand::cycles).sum();
        bytes = demands.stream().mapToDouble(Demand::bytes).sum();
        launches = demands.stream().mapToLong(Demand::launches).sum();
    }

    StateCosts over(Clocks clocks, List<StatePower> power) {
        StateCosts costs = StateCosts.empty(power.size(), bytes);
        for (int state = 0; state < power.size(); state++) {
            times(costs, clocks, state);
            energies(costs, power.get(state), state);
        }
        return costs;
    }

    private void times(StateCosts costs, Clocks clocks, int state) {
        double perCycle = Crossover.fourth(1 / clocks.unitHz(state));
        double perByte = Crossover.fourth(1 / clocks.memoryBytesPerS(state));
        double seconds = 0;
        double memoryS = 0;
        for (int i = 0; i < compute.length; i++) {
            double memory = path[i] * perCycle + traffic[i] * perByte;
            memoryS += Crossover.fourthRoot(memory);
            seconds += Crossover.fourthRoot(compute[i] * perCycle + memory);
        }
        costs.overheadS()[state] = launches * clocks.launchS(state);
        costs.computeS()[state] = cycles / clocks.unitHz(state);
        costs.memoryS()[state] = memoryS;
        costs.seconds()[state] = seconds + costs.overheadS()[state];
    }

    private void energies(StateCosts costs, StatePower power, int state) {
        double seconds = costs.seconds()[state];
        costs.dynamicJ()[state] = power.dynamicW() * seconds;
        costs.leakageJ()[state] = power.leakageW() * seconds;
        costs.dramJ()[state] = power.dramW() * seconds + power.dramJPerByte() * bytes;
        costs.baseJ()[state] = power.baseW() * seconds;
    }
}
