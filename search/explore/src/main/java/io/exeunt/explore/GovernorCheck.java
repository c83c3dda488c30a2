package io.exeunt.explore;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.cost.Platform;
import io.exeunt.policies.Governors;
import java.util.List;

/** Refuses governors that a search can't use before any work. */
final class GovernorCheck {
    private GovernorCheck() {}

    static void require(List<String> names, Platform platform) {
        for (String name : names) {
            Governors.byName(name);
            if (name.equals("oracle")) {
                throw new InvalidInputException(
                        "governors",
                        "Expected governors that can be built, given " + name + ", which knows each inference's path",
                        "exeunt compare shows it as a bound");
            }
        }
    }
}
