package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.spec.KnownNames;

/** Lets tests of other packages read scenarios as the command line does. */
public final class TestWiring {
    private TestWiring() {}

    /** The devices and policies that are on the class path. */
    public static KnownNames knownNames() {
        return Wiring.knownNames();
    }
}
