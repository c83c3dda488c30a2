package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.spec.KnownNamesFake;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Calls of the command line with a fake workbench behind it. */
final class Session {
    final FakeWorkbench workbench = new FakeWorkbench();
    final Map<String, String> environment = new HashMap<>();
    final ArtefactCache cache;
    boolean terminal;
    boolean interrupted;
    private final Instant now = Instant.parse("2026-11-20T10:00:00Z");

    Session(Path cacheRoot) {
        this.cache = new ArtefactCache(cacheRoot, () -> now);
    }

    /** What a call gave back. */
    record Result(int code, String out, String err) {}

    Result call(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal watched = new Terminal(new PrintWriter(out), new PrintWriter(err), terminal, terminal, environment);
        Services services = new Services(() -> workbench, new KnownNamesFake(), cache, () -> interrupted, () -> now);
        int code = new CommandLineApp(watched, services).run(args);
        return new Result(code, out.toString(), err.toString());
    }
}
