package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.pricing.CostTables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Which unit runs which segment, with its head.
 *
 * @param units the design's own one first
 * @param followers clocks of the others
 * @param unitOf [segment], index of the unit
 * @param borderBytes [segment], of the feature map that one sample hands to it from the segment before
 * @param offload what handing over takes
 */
record UnitMap(
        List<ServingUnit> units, List<FollowingClocks> followers, int[] unitOf, double[] borderBytes, Offload offload) {
    /**
     * Of a load.
     *
     * @param governors [mode], of the design's own unit
     * @param board that lowers clocks when it is hot
     */
    static UnitMap of(UnitPrices prices, List<Governor> governors, Offload offload, WarmingBoard board) {
        CostTables own = prices.batch(1).tables();
        int[] unitOf = new int[own.exits()];
        List<ServingUnit> units = new ArrayList<>();
        List<FollowingClocks> followers = new ArrayList<>();
        units.add(new ServingUnit(size -> prices.batch(size).tables(), governors));
        if (!offload.isNone()) {
            offload.segments().forEach(segment -> unitOf[Check.inRange("segment", segment, 1, unitOf.length) - 1] = 1);
            Platform other = prices.elsewhere(offload, 1).tables().platform();
            IntUnaryOperator allowed = other.heat()
                    .<IntUnaryOperator>map(heat -> board.alsoThrottles(heat.throttle())::allowed)
                    .orElse(state -> state);
            followers.add(new FollowingClocks(own.platform().states(), other.states(), allowed));
            units.add(new ServingUnit(size -> prices.elsewhere(offload, size).tables(), List.copyOf(followers)));
        }
        return new UnitMap(units, followers, unitOf, borderBytes(own, offload), offload);
    }

    /** Before a segment on another unit: domains that it shares with the design's own are where that one holds them. */
    void align(ServingUnit unit, double nowS) {
        int index = units.indexOf(unit);
        if (index > 0) {
            followers.get(index - 1).follow(own().held(nowS));
            unit.goWhereItsGovernorIs();
        }
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

    /** The unit for which the design was made. */
    ServingUnit own() {
        return units.get(0);
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
