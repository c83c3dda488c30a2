package io.exeunt.scenarios.cli;

import io.exeunt.policies.dl4j.runtime.NativeLibraries;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.run.LocalWorkbench;
import io.exeunt.scenarios.spec.KnownNames;
import io.exeunt.scenarios.workbench.Workbench;

/** The one place that says which implementations the command line works with. */
final class Wiring {
    private Wiring() {}

    static Workbench workbench(ArtefactCache cache) {
        NativeLibraries.unpackInto(cache.root().resolve("native"));
        return new LocalWorkbench(cache, Version.number());
    }

    static KnownNames knownNames() {
        return new Catalogue();
    }
}
