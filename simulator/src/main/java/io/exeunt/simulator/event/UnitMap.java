package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.analytic.FrequencySchedule;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Which unit runs which segment, with its head.
 *
 * @param units the design's own one first
 * @param unitOf [segment], index of the unit
 * @param borderBytes [segment], of the feature map that one sample hands to it from the segment before
 * @param offload what handing over takes
 */
record UnitMap(List<ServingUnit> units, int[] unitOf, double[] borderBytes, Offload offload) {
    /**
     * Of a load.
     *
     * @param governor of the design's own unit; another one runs at its highest clocks
     */
    static UnitMap of(UnitPrices prices, Governor governor, Offload offload) {
        CostTables own = prices.batch(1).tables();
        int[] unitOf = new int[own.exits()];
        List<ServingUnit> units = new ArrayList<>();
        units.add(new ServingUnit(size -> prices.batch(size).tables(), governor));
        if (!offload.isNone()) {
            offload.segments().forEach(segment -> unitOf[Check.inRange("segment", segment, 1, unitOf.length) - 1] = 1);
            units.add(elsewhere(prices, offload));
        }
        return new UnitMap(units, unitOf, borderBytes(own, offload), offload);
    }

    private static ServingUnit elsewhere(UnitPrices prices, Offload offload) {
        Platform platform = prices.elsewhere(offload, 1).tables().platform();
        int exits = prices.batch(1).tables().exits();
        return new ServingUnit(
                size -> prices.elsewhere(offload, size).tables(),
                FrequencySchedule.flat(exits, platform.states().max()));
    }

    private static double[] borderBytes(CostTables tables, Offload offload) {
        double[] bytes = new double[tables.exits()];
        for (int k = 1; k < bytes.length; k++) {
            List<Operator> before = tables.network().segments().get(k - 1).operators();
            bytes[k] = before.isEmpty()
                    ? 0
                    : (double) before.get(before.size() - 1).outputElements()
                            * offload.precision().bytes();
        }
        return bytes;
    }

    /** The unit of a segment. */
    ServingUnit unit(int segment) {
        return units.get(unitOf[segment]);
    }

    /** The unit on which requests begin. */
    ServingUnit first() {
        return unit(0);
    }

    /** Time in s to hand a batch over to the unit of its next segment; 0 where it is there already. */
    double handOverS(Batch batch) {
        int next = batch.segment();
        return next == 0 || unitOf[next] == unitOf[next - 1] ? 0 : offload.handOverS(borderBytes[next] * batch.size());
    }

    /** Time in s for which the unit with the most to do was occupied. */
    double fullestS() {
        return units.stream().mapToDouble(ServingUnit::busyS).max().orElse(0);
    }
}
