package io.exeunt.explore;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Governors;
import io.exeunt.simulator.policy.GovernorKind;
import java.util.List;

/** Refuses governors that a search can't use before any work. */
final class GovernorCheck {
    private GovernorCheck() {}

    static void require(List<String> names) {
        for (String name : names) {
            if (Governors.byName(name).kind() == GovernorKind.BOUND) {
                throw new InvalidInputException(
                        "governors",
                        "Expected governors that can be built, given " + name + ", which knows each inference's path",
                        "exeunt compare shows it as a bound");
            }
        }
    }
}
