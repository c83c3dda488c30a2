package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.power.StatePower;
import java.util.List;

/**
 * Prices a list of operators in all operating states at once; for one sweep, by one thread. With the fourth powers taken once per operator and once per state, a
 * cell costs two fourth roots: seconds = (C/f_unit⁴ + P/f_unit⁴ + M/bandwidth⁴)^¼; a third where the host sets a pace.
 */
final class StateSweep {
    private final double[] compute;
    private final double[] path;
    private final double[] traffic;
    private final double[] starts;
    private final double cycles;
    private final double bytes;
    private final long launches;
    private final double[] scratch;

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
        starts = demands.stream()
                .mapToDouble(demand -> Crossover.fourth(demand.launches()))
                .toArray();
        cycles = demands.stream().mapToDouble(Demand::cycles).sum();
        bytes = demands.stream().mapToDouble(Demand::bytes).sum();
        scratch = new double[demands.size()];
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
        double perStart = Crossover.fourth(clocks.enqueueS());
        double workS = sum(perCycle, perCycle, perByte, 0);
        double waitS = perStart == 0 ? 0 : sum(perCycle, perCycle, perByte, perStart) - workS;
        costs.memoryS()[state] = sum(0, perCycle, perByte, 0);
        costs.overheadS()[state] = launches * clocks.launchS(state) + waitS;
        costs.computeS()[state] = cycles / clocks.unitHz(state);
        costs.seconds()[state] = workS + costs.overheadS()[state];
    }

    private double sum(double perComputeCycle, double perPathCycle, double perByte, double perStart) {
        roots(perComputeCycle, perPathCycle, perByte, perStart);
        double sum = 0;
        for (double root : scratch) {
            sum += root;
        }
        return sum;
    }

    /** Fourth roots into the scratch array: a loop without a running sum, which the compiler turns into vector instructions. */
    private void roots(double perComputeCycle, double perPathCycle, double perByte, double perStart) {
        for (int i = 0; i < scratch.length; i++) {
            double sum =
                    compute[i] * perComputeCycle + path[i] * perPathCycle + traffic[i] * perByte + starts[i] * perStart;
            scratch[i] = Math.sqrt(Math.sqrt(sum));
        }
    }

    private void energies(StateCosts costs, StatePower power, int state) {
        double seconds = costs.seconds()[state];
        double launchS = costs.overheadS()[state];
        costs.dynamicJ()[state] = power.dynamicW() * (seconds - launchS) + power.launchW() * launchS;
        costs.leakageJ()[state] = power.leakageW() * seconds;
        costs.dramJ()[state] = power.dramW() * seconds + power.dramJPerByte() * bytes;
        costs.baseJ()[state] = power.baseW() * seconds;
    }
}
