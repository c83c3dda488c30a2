package io.exeunt.simulator.analytic;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.Progress;

/** The operating states that a governor chooses along a path, one per segment that runs. */
final class StateSequence {
    private StateSequence() {}

    static int[] of(Path path, Governor governor, CostTables tables) {
        int[] states = new int[path.exit() + 1];
        int state = governor.home();
        double elapsedS = 0;
        for (int k = 0; k < states.length; k++) {
            int next = governor.next(progress(path, k, governor, elapsedS, state));
            Check.inRange("state for segment " + k, next, 0, tables.states() - 1);
            elapsedS += tables.switchS(state, next) + tables.segmentS(k, next);
            elapsedS += path.evaluates(k) ? tables.headS(k, next) : 0;
            state = next;
            states[k] = next;
        }
        return states;
    }

    private static Progress progress(Path path, int k, Governor governor, double elapsedS, int state) {
        long foreseen = governor.foresees() ? path.evaluated() : 0;
        return new Progress(k, headsBefore(path, k), forecastBefore(path, k, governor), elapsedS, state, foreseen);
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
