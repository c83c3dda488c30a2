package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.Progress;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.pricing.Walk;

/** Follows a path under a governor. */
public final class GovernedWalk {
    /** Looks on. */
    public interface Observer {
        /** A segment, and its head if it was asked, have been run. */
        void see(int segment, Walk walk);
    }

    private GovernedWalk() {}

    /** Where a path has led when the answer is there. */
    public static Walk along(Path path, Governor governor, CostTables tables, Observer observer) {
        return along(path, governor, tables, new Walk(tables, governor.home()), observer);
    }

    /** The same from a walk that has only begun, whose clocks need not hold yet. */
    static Walk along(Path path, Governor governor, CostTables tables, Walk walk, Observer observer) {
        for (int k = 0; k <= path.exit(); k++) {
            step(path, k, governor, tables, walk, walk.latencyS());
            observer.see(k, walk);
        }
        return walk;
    }

    /** Runs a segment at the clocks that the governor asks for. */
    static void step(Path path, int k, Governor governor, CostTables tables, Walk walk, double elapsedS) {
        int next = governor.next(progress(path, k, governor, walk, elapsedS));
        Check.inRange("state for segment " + k, next, 0, tables.states() - 1);
        walk.step(k, next, path.evaluates(k));
    }

    private static Progress progress(Path path, int k, Governor governor, Walk walk, double elapsedS) {
        long foreseen = governor.foresees() ? path.evaluated() : 0;
        return new Progress(
                k,
                headsBefore(path, k),
                forecastBefore(path, k, governor),
                elapsedS,
                walk.wanted(),
                foreseen,
                walk.held(),
                walk.lateS());
    }

    private static long headsBefore(Path path, int segment) {
        return path.evaluated() & ((1L << segment) - 1);
    }

    private static int forecastBefore(Path path, int segment, Governor governor) {
        if (governor.foresees()) {
            return path.exit();
        }
        int made = Math.min(
                Long.bitCount(headsBefore(path, segment)), path.forecasts().size());
        return made == 0 ? Progress.NO_FORECAST : path.forecasts().get(made - 1);
    }
}
