package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cache.CacheLocation;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/** Entry point: ties the commands to the terminal, the clock, the cache and the workbench. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream err = System.err;
        int code;
        try {
            code = run(args);
        } catch (OutOfMemoryError tooSmall) { // before there was anybody to tell, or while it was told
            err.println(MissingResource.message(tooSmall));
            code = ExitCode.RESOURCES.code();
        }
        System.exit(code);
    }

    private static int run(String[] args) {
        Terminal terminal = terminal();
        System.setOut(nowhere());
        Interrupts interrupts = Interrupts.install(terminal.err());
        HeapWatch.start(() -> giveUp(terminal.err()));
        InstantSource clock = InstantSource.system();
        Path home = Path.of(System.getProperty("user.home"));
        ArtefactCache cache = new ArtefactCache(CacheLocation.of(terminal.environment(), home), clock);
        Services services = new Services(() -> Wiring.workbench(cache), Wiring.knownNames(), cache, interrupts, clock);
        int code = new CommandLineApp(terminal, services).run(args);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    /** At once, as after a second Ctrl-C: what is on the way needs memory to end. */
    private static void giveUp(PrintWriter err) {
        err.println(MissingResource.heapTooSmall());
        err.flush();
        Runtime.getRuntime().halt(ExitCode.RESOURCES.code());
    }

    /** Where libraries may print what nobody asked for; results go to the terminal's stream, which was taken before. */
    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static Terminal terminal() {
        boolean console = System.console() != null;
        return new Terminal(
                writer(System.out),
                writer(System.err),
                flag("exeunt.stdout.terminal", console),
                flag("exeunt.stderr.terminal", console),
                System.getenv());
    }

    private static boolean flag(String property, boolean fallback) {
        return Boolean.parseBoolean(System.getProperty(property, Boolean.toString(fallback)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
