package io.exeunt.explore;

import io.exeunt.simulator.policy.GovernorFactory;
import io.exeunt.simulator.policy.Parameter;
import java.util.List;
import java.util.OptionalInt;

/**
 * A governor that a search may choose for the boards of a clock group.
 *
 * @param factory makes it
 * @param parameters what may be turned, per system: its segments give some of them their names
 * @param held the one state in which it holds the clocks if there is nothing to turn; empty else
 */
record GovernorOption(GovernorFactory factory, List<List<Parameter>> parameters, OptionalInt held) {
    GovernorOption {
        parameters = parameters.stream().map(List::copyOf).toList();
    }

    String name() {
        return factory.name();
    }
}
