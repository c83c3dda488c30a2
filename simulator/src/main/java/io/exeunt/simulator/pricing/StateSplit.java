package io.exeunt.simulator.pricing;

import io.exeunt.hwmodels.power.Energy;
import java.util.function.IntFunction;

/**
 * A piece of work by state.
 *
 * @param before state that held when it began
 * @param share of the work done in that state, 0 … 1
 * @param after state in which the rest is done
 */
public record StateSplit(int before, double share, int after) {
    /** Energy by component of a piece whose energy in a state is known. */
    public Energy energy(IntFunction<Energy> inState) {
        if (share == 0) {
            return inState.apply(after);
        }
        return share == 1
                ? inState.apply(before)
                : inState.apply(before).times(share).plus(inState.apply(after).times(1 - share));
    }
}
