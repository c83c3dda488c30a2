package io.exeunt.simulator.policy;

/** The governors of one factory on one network and device, by setting. Immutable to its callers and safe for use by many threads. */
@FunctionalInterface
public interface GovernorTuning {
    /**
     * The governor of a setting. Deterministic.
     *
     * @param setting one value per parameter of the factory, each allowed by it
     */
    Governor governor(double[] setting);
}
