package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.Reproduction.Fact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Facts about this machine and JVM that somebody who repeats a run may want to know. */
final class Host {
    private Host() {}

    static List<Fact> facts(Instant now) {
        return List.of(
                new Fact("time", now.truncatedTo(ChronoUnit.SECONDS).toString()),
                new Fact("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version")),
                new Fact("os", System.getProperty("os.name") + " " + System.getProperty("os.arch")),
                new Fact("processors", Integer.toString(Runtime.getRuntime().availableProcessors())),
                new Fact("memory", Runtime.getRuntime().maxMemory() / (1 << 20) + " MiB heap"));
    }
}
