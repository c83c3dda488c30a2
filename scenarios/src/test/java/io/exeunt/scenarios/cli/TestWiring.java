package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNames;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Lets tests of other packages read scenarios and command lines as the command line does. */
public final class TestWiring {
    private TestWiring() {}

    /** The devices and policies that are on the class path. */
    public static KnownNames knownNames() {
        return Wiring.knownNames();
    }

    /** All commands, to parse with; they can't be executed. */
    public static CommandLine commands() {
        Terminal nobody = new Terminal(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), false, false, Map.of());
        Services services = new Services(
                () -> {
                    throw new IllegalStateException("Expected nothing to be executed");
                },
                knownNames(),
                new ArtefactCache(Path.of("cache"), () -> Instant.EPOCH),
                () -> false,
                () -> Instant.EPOCH);
        GlobalOptions globals = new GlobalOptions();
        return CommandLineApp.commands(new CommandContext(nobody, services, globals, List.of()), globals);
    }
}
