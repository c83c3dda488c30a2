package io.exeunt.simulator.event;

import io.exeunt.simulator.analytic.AnalyticEngine;

/**
 * A governor that looks at the load, before it has seen design and device. Those of third parties implement this interface, compile
 * against this module alone, and are found by name as services.
 */
public interface LoadGovernorFactory {
    /** Name by which it is asked for. */
    String name();

    /**
     * The governor of a design on a device. Deterministic.
     *
     * @param design how the design answers where nothing looks at the load
     * @param pricing of its network on the device
     */
    LoadGovernor create(Mode design, AnalyticEngine pricing);
}
