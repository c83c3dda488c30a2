package io.exeunt.explore;

import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Parameter;
import java.util.List;

/**
 * A governor that a search may choose for the boards of a clock group.
 *
 * @param factory makes it
 * @param parameters what may be turned, per system: its segments give some of them their names
 */
record GovernorOption(GovernorFactory factory, List<List<Parameter>> parameters) {
    GovernorOption {
        parameters = parameters.stream().map(List::copyOf).toList();
    }

    String name() {
        return factory.name();
    }
}
