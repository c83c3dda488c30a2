package io.exeunt.simulator.event;

import io.exeunt.hwmodels.thermal.Throttle;

/** What heat takes away of a unit's clocks; mutable, for one run. */
final class Throttling {
    private final Throttle throttle;
    private final int[] steps;
    private boolean lowers;

    Throttling(Throttle throttle) {
        this.throttle = throttle;
        this.steps = throttle.unthrottled();
    }

    /** One look at the thermometer; whether anything changed. */
    boolean look(double temperatureC) {
        boolean changed = throttle.look(steps, temperatureC);
        lowers = false;
        for (int step : steps) {
            lowers |= step > 0;
        }
        return changed;
    }

    /** Whether a clock is lowered. */
    boolean lowers() {
        return lowers;
    }

    /** The state that is left of a wished one. */
    int allowed(int state) {
        return lowers ? throttle.allowed(state, steps) : state;
    }

    /** Operating points that each trip takes away. */
    int[] steps() {
        return steps.clone();
    }
}
