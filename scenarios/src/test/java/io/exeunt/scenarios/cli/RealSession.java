package io.exeunt.scenarios.cli;

import io.exeunt.scenarios.cache.ArtefactCache;
import io.exeunt.scenarios.cli.Session.Result;
import io.exeunt.scenarios.run.LocalWorkbench;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Calls of the command line with everything behind it.
 *
 * @param cacheRoot folder of the cache
 */
record RealSession(Path cacheRoot) {
    Result call(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, Map.of());
        ArtefactCache cache = new ArtefactCache(cacheRoot, () -> Instant.EPOCH);
        Services services = new Services(
                () -> new LocalWorkbench(cache, "test"), Wiring.knownNames(), cache, () -> false, () -> Instant.EPOCH);
        return new Result(new CommandLineApp(terminal, services).run(args), out.toString(), err.toString());
    }
}
