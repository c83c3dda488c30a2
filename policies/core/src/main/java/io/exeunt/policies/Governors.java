package io.exeunt.policies;

import io.exeunt.simulator.policy.GovernorFactory;
import java.util.List;

/** Governors by name. */
public final class Governors {
    private Governors() {}

    /** Names that {@link #byName} knows. */
    public static List<String> names() {
        throw new UnsupportedOperationException();
    }

    /** The governor of this name, such as "performance", "powersave" or "static:12,10". */
    public static GovernorFactory byName(String name) {
        throw new UnsupportedOperationException(name);
    }
}
