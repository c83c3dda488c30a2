package io.exeunt.simulator.event;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.hwmodels.thermal.BoardHeat;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;

/** What a mode's inferences and pauses cost while the throttle stays as it is. */
final class PricedMode {
    private final AnalyticEngine pricing;
    private final Governor governor;
    private final List<PathHistogram.Entry> entries;
    private final PathCost[] costs;
    private final double[] right;
    private final int home;
    private final int rest;
    private final double idleW;
    private final double idleLeakageW;

    /**
     * Prices it.
     *
     * @param steps what the throttle takes away
     */
    PricedMode(AnalyticEngine pricing, Mode mode, int[] steps) {
        Platform platform = pricing.tables().platform();
        this.pricing = pricing;
        this.governor = capped(platform, mode.governor(), steps);
        this.entries = mode.paths().entries();
        this.costs = entries.stream()
                .map(entry -> pricing.cost(entry.path(), governor))
                .toArray(PathCost[]::new);
        this.right = entries.stream()
                .mapToDouble(entry -> (double) entry.correct() / entry.count())
                .toArray();
        int last = platform.states().max();
        this.home = Check.inRange("home state", governor.home(), 0, last);
        this.rest = Check.inRange("rest state", governor.rest(), 0, last);
        this.idleW = platform.idlePowerW(rest);
        this.idleLeakageW = idleLeakageW(platform, rest);
    }

    private static Governor capped(Platform platform, Governor governor, int[] steps) {
        return platform.heat()
                .<Governor>map(
                        heat -> new Capped(governor, state -> heat.throttle().allowed(state, steps)))
                .orElse(governor);
    }

    static double idleLeakageW(Platform platform, int state) {
        return platform.heat()
                .map(BoardHeat::idleLeakageW)
                .map(watts -> watts.get(state))
                .orElse(0.0);
    }

    /** Of an inference that begins when the home state holds. */
    PathCost cost(int path) {
        return costs[path];
    }

    /**
     * Of an inference that begins while older clocks still hold.
     *
     * @param held state that holds
     * @param lateS time in s until the home state does
     */
    PathCost cost(int path, int held, double lateS) {
        return pricing.cost(entries.get(path).path(), governor, held, lateS);
    }

    /** Share of a path's answers that is right. */
    double right(int path) {
        return right[path];
    }

    int home() {
        return home;
    }

    int rest() {
        return rest;
    }

    double idleW() {
        return idleW;
    }

    /** The part of the idle power that is leakage at the reference temperature. */
    double idleLeakageW() {
        return idleLeakageW;
    }
}
