package io.exeunt.simulator.policy;

import java.util.List;

/**
 * A governor, before it has seen network and device. Governors of third parties implement this interface and {@link Governor}, compile
 * against this module alone, and are found by name.
 */
public interface GovernorFactory {
    /** Name by which scenarios and reports refer to it. */
    String name();

    /**
     * What its governors may do at most. Comparisons set kinds against each other and take its word: a governor that changes clocks
     * between exits, or {@link Governor#foresees}, must not call itself constant.
     */
    GovernorKind kind();

    /** The governor for this network on this device. Deterministic. */
    Governor create(GovernorContext context);

    /**
     * The governor that is best of those it can make for what samples do on this device: fewest late answers, then least energy. Made
     * for the paths of one split, used on others. By default there is but one.
     *
     * @param paths that samples take
     */
    default Governor create(GovernorContext context, PathHistogram paths) {
        return create(context);
    }

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

    /**
     * The governors of settings, as {@link #create(GovernorContext, double[])} makes them, for a search that asks for a great many: what
     * is the same for all of them may be worked out once.
     */
    default GovernorTuning tuning(GovernorContext context) {
        return setting -> create(context, setting);
    }
}
