package io.exeunt.hwmodels.cost;

import io.exeunt.hwmodels.power.Energy;

/**
 * What running a piece of work once costs in one operating state.
 *
 * @param seconds wall time in s; at least each of the three parts, at most their sum
 * @param computeS time the arithmetic alone needs, in s
 * @param memoryS time the memory traffic alone needs, in s
 * @param overheadS launch and dispatch overhead, in s
 * @param bytes memory traffic in bytes
 * @param energy by component, without switching; {@link Energy#NOT_MODELLED} where the device has no power data
 */
public record WorkCost(double seconds, double computeS, double memoryS, double overheadS, double bytes, Energy energy) {
    /** No work. */
    public static final WorkCost ZERO = new WorkCost(0, 0, 0, 0, 0, Energy.ZERO);

    /** The largest of the three parts. */
    public Bound bound() {
        if (overheadS > Math.max(computeS, memoryS)) {
            return Bound.OVERHEAD;
        }
        return memoryS > computeS ? Bound.MEMORY : Bound.COMPUTE;
    }

    /** Both pieces, one after the other. */
    public WorkCost plus(WorkCost other) {
        return new WorkCost(
                seconds + other.seconds,
                computeS + other.computeS,
                memoryS + other.memoryS,
                overheadS + other.overheadS,
                bytes + other.bytes,
                energy.plus(other.energy));
    }
}
