package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.simulator.analytic.AnalyticEngine;

/** Prices a network on the units of a board, for batches of each size. */
public interface UnitPrices {
    /** On the unit for which designs are made. */
    AnalyticEngine batch(int size);

    /** On another one. */
    AnalyticEngine elsewhere(Offload offload, int size);

    /** Of whom no more is known than one price. */
    static UnitPrices only(AnalyticEngine pricing) {
        return new UnitPrices() {
            @Override
            public AnalyticEngine batch(int size) {
                Check.require(size == 1, "size of a batch", "1, as no device file stands behind the board", size);
                return pricing;
            }

            @Override
            public AnalyticEngine elsewhere(Offload offload, int size) {
                throw new IllegalArgumentException(
                        "Expected no other unit, as no device file stands behind the board, given " + offload.unit());
            }
        };
    }
}
