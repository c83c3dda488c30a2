package io.exeunt.policies.load;

import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.analytic.PathCost;
import io.exeunt.simulator.event.Mode;
import io.exeunt.simulator.pricing.CostTables;
import java.util.List;

/**
 * A ladder of clocks with what going from one to another takes.
 *
 * @param modes one per operating point, rising
 * @param longestS [mode], time in s for which an inference along the longest path occupies the device
 * @param standstillS [from][to], time in s for which it stands still
 * @param lateS [from][to], time in s after that for which the old clock holds
 */
record SwitchingLadder(List<Mode> modes, double[] longestS, double[][] standstillS, double[][] lateS) {
    static SwitchingLadder of(ClockLadder ladder, AnalyticEngine pricing) {
        List<Mode> modes = ladder.modes();
        CostTables tables = pricing.tables();
        int size = modes.size();
        double[][] standstillS = new double[size][size];
        double[][] lateS = new double[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                standstillS[from][to] = tables.switchS(home(modes, from), home(modes, to));
                lateS[from][to] = tables.lateS(home(modes, from), home(modes, to));
            }
        }
        return new SwitchingLadder(
                modes,
                modes.stream().mapToDouble(mode -> longestS(mode, pricing)).toArray(),
                standstillS,
                lateS);
    }

    private static int home(List<Mode> modes, int mode) {
        return modes.get(mode).governor().home();
    }

    private static double longestS(Mode mode, AnalyticEngine pricing) {
        return mode.paths().entries().stream()
                .map(entry -> pricing.cost(entry.path(), mode.governor()))
                .mapToDouble(PathCost::occupiedS)
                .max()
                .orElseThrow();
    }

    /** The longest time in s from asking for the fastest clock until it holds. */
    double slowestSwitchS() {
        double slowest = 0;
        for (int from = 0; from < modes.size(); from++) {
            slowest = Math.max(slowest, switchS(from, modes.size() - 1));
        }
        return slowest;
    }

    private double switchS(int from, int to) {
        return standstillS[from][to] + lateS[from][to];
    }

    /** Time in s until so many requests are answered, all along the longest path, if a clock is left for another one now. */
    double answeredS(double requests, int from, int to) {
        double atOnce = Math.min(requests, lateS[from][to] / longestS[from]);
        return standstillS[from][to] + atOnce * longestS[from] + (requests - atOnce) * longestS[to];
    }

    /**
     * The longest time in s from a request to its answer if so many come evenly in a window of time, while others wait already and the fastest
     * clock is asked for at once. Between two changes of speed the time is linear in when the request comes, so that the ends and the change
     * tell.
     */
    double worstS(double waiting, double coming, double windowS, int mode) {
        int fastest = longestS.length - 1;
        double slowly = lateS[mode][fastest] / longestS[mode];
        double change = Math.max(0, Math.min(1, (slowly - waiting) / Math.max(1, coming)));
        double worstS = 0;
        for (double share : new double[] {0, change, 1}) {
            worstS = Math.max(worstS, answeredS(waiting + share * coming, mode, fastest) - share * windowS);
        }
        return worstS;
    }
}
