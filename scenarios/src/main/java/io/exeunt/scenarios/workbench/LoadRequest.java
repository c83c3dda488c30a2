package io.exeunt.scenarios.workbench;

import io.exeunt.ground.Check;
import io.exeunt.simulator.event.Arrivals;

/**
 * A load under which a design is to be simulated; its deadline and seed are the scenario's.
 *
 * @param arrivals when requests come
 * @param durationS for how long, in s, > 0
 * @param ambientC temperature of the air in °C
 */
public record LoadRequest(Arrivals arrivals, double durationS, double ambientC) {
    /** Beyond this nobody waits for the end of a simulation. */
    public static final double MOST_REQUESTS = 1e9;

    public LoadRequest {
        Check.positive("durationS", durationS);
    }
}
