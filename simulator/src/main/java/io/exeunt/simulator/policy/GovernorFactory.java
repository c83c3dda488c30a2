package io.exeunt.simulator.policy;

import java.util.List;

/**
 * A kind of governor, before it has seen network and device. Governors of third parties implement this interface and
 * {@link Governor}, compile against this module alone, and are found by name.
 */
public interface GovernorFactory {
    /** Name by which scenarios and reports refer to it. */
    String name();

    /** The governor for this network on this device. Deterministic. */
    Governor create(GovernorContext context);

    /** What a search may turn on this network and device, in a fixed order; empty where there is nothing to choose. */
    default List<Parameter> parameters(GovernorContext context) {
        return List.of();
    }

    /**
     * The governor of a setting. Deterministic.
     *
     * @param setting one value per parameter, each allowed by it
     */
    default Governor create(GovernorContext context, double[] setting) {
        return create(context);
    }
}
