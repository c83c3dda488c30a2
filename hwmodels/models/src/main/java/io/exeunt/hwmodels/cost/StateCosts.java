package io.exeunt.hwmodels.cost;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.power.Energy;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What one piece of work costs in every operating state, in flat arrays indexed by state. The arrays are the object's own: read
 * them, do not write them.
 *
 * @param seconds wall time in s
 * @param computeS time the arithmetic alone needs, in s
 * @param memoryS time the memory traffic alone needs, in s
 * @param overheadS launch and dispatch overhead, in s
 * @param bytes memory traffic in bytes; the same in every state
 * @param dynamicJ see {@link Energy}; NaN where not modelled, as the next three
 * @param leakageJ in J
 * @param dramJ in J
 * @param baseJ in J
 */
@SuppressWarnings("ArrayRecordComponent")
public record StateCosts(
        double[] seconds,
        double[] computeS,
        double[] memoryS,
        double[] overheadS,
        double bytes,
        double[] dynamicJ,
        double[] leakageJ,
        double[] dramJ,
        double[] baseJ) {
    public StateCosts {
        int states = seconds.length;
        for (double[] column : List.of(computeS, memoryS, overheadS, dynamicJ, leakageJ, dramJ, baseJ)) {
            Check.require(column.length == states, "columns", "of length " + states, column.length);
        }
    }

    /** Columns of zeros, to be filled. */
    static StateCosts empty(int states, double bytes) {
        return new StateCosts(
                new double[states],
                new double[states],
                new double[states],
                new double[states],
                bytes,
                new double[states],
                new double[states],
                new double[states],
                new double[states]);
    }

    /** Number of states. */
    public int states() {
        return seconds.length;
    }

    /** The row of one state. */
    public WorkCost get(int state) {
        Energy energy = new Energy(dynamicJ[state], leakageJ[state], dramJ[state], baseJ[state], 0);
        return new WorkCost(
                seconds[state],
                computeS[state],
                memoryS[state],
                overheadS[state],
                bytes,
                Double.isNaN(dynamicJ[state]) ? Energy.NOT_MODELLED : energy);
    }

    /** Gathers one cost per state. */
    static StateCosts of(List<WorkCost> costs) {
        return new StateCosts(
                costs.stream().mapToDouble(WorkCost::seconds).toArray(),
                costs.stream().mapToDouble(WorkCost::computeS).toArray(),
                costs.stream().mapToDouble(WorkCost::memoryS).toArray(),
                costs.stream().mapToDouble(WorkCost::overheadS).toArray(),
                costs.isEmpty() ? 0 : costs.get(0).bytes(),
                costs.stream().mapToDouble(cost -> cost.energy().dynamicJ()).toArray(),
                costs.stream().mapToDouble(cost -> cost.energy().leakageJ()).toArray(),
                costs.stream().mapToDouble(cost -> cost.energy().dramJ()).toArray(),
                costs.stream().mapToDouble(cost -> cost.energy().baseJ()).toArray());
    }

    /** As {@link #of} by asking for each state on its own: slow, and what the fast way is tested against. */
    static StateCosts oneByOne(int states, IntFunction<WorkCost> price) {
        return of(IntStream.range(0, states).mapToObj(price).toList());
    }
}
