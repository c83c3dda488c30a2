package io.exeunt.simulator.operators;

import io.exeunt.hwmodels.cost.Bound;
import io.exeunt.hwmodels.cost.Cycles;
import io.exeunt.hwmodels.power.Energy;
import org.jspecify.annotations.Nullable;

/**
 * One operator's part in what an inference costs, without switching clocks and idling.
 *
 * @param part name of the backbone segment or of the exit whose head it belongs to
 * @param head whether it belongs to a head
 * @param operator name, unique within its network
 * @param kind such as "convolution" or "add"
 * @param runs mean number of times per inference that it runs, 0 … 1
 * @param macs multiply-accumulates of one run
 * @param roof what it waits for in the state in which it runs most often; null where it takes no time, folded into the one before
 * @param cycles mean per inference, of the unit's clock
 * @param bytes main-memory traffic, mean per inference
 * @param seconds mean per inference
 * @param energy mean per inference; {@link Energy#NOT_MODELLED} where there are no power data
 */
public record OperatorCost(
        String part,
        boolean head,
        String operator,
        String kind,
        double runs,
        long macs,
        @Nullable Bound roof,
        Cycles cycles,
        double bytes,
        double seconds,
        Energy energy) {
    /** Mean energy per inference in J; NaN where not modelled. */
    public double energyJ() {
        return energy.totalJ();
    }
}
