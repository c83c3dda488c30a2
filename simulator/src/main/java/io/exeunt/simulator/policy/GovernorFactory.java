package io.exeunt.simulator.policy;

/**
 * A kind of governor, before it has seen network and device. Governors of third parties implement this interface and
 * {@link Governor}, compile against this module alone, and are found by name.
 */
public interface GovernorFactory {
    /** Name by which scenarios and reports refer to it. */
    String name();

    /** The governor for this network on this device. Deterministic. */
    Governor create(GovernorContext context);
}
