package io.exeunt.scenarios.cli;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNames;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    /**
     * Has {@code devices gate} look at a list of checks, beside which no measurements lie.
     *
     * @throws InvalidInputException with what it says when it refuses the list
     */
    public static void checkGate(Path list) {
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(new PrintWriter(Writer.nullWriter()), new PrintWriter(err), false, false, Map.of());
        Services services = new Services(
                () -> {
                    throw new IllegalStateException("Expected no workbench to be asked for");
                },
                knownNames(),
                new ArtefactCache(Path.of("cache"), () -> Instant.EPOCH),
                () -> false,
                () -> Instant.EPOCH);
        String measurements = String.valueOf(list.getParent());
        int code = new CommandLineApp(terminal, services)
                .run("devices", "gate", list.toString(), "--measurements", measurements);
        if (code == ExitCode.INTERNAL.code()) {
            throw new IllegalStateException(err.toString());
        }
        if (code != ExitCode.OK.code() && code != ExitCode.CHECK_MISSED.code()) {
            throw new InvalidInputException(list.toString(), err.toString(), null);
        }
    }
}
