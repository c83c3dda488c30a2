package io.exeunt.compare;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;

/**
 * Hears how trials go on; none of it changes a result.
 *
 * @param clock the time
 * @param done hears the name of every entrant that has been tried at a budget and how many seconds that took, one call at a time
 */
public record Watch(InstantSource clock, ObjDoubleConsumer<String> done) {
    /** Without a look at the clock; every trial takes 0 s. */
    static Watch untimed(Consumer<String> done) {
        return new Watch(() -> Instant.EPOCH, (entrant, seconds) -> done.accept(entrant));
    }

    /** Seconds since then. */
    double since(Instant start) {
        return Duration.between(start, clock.instant()).toNanos() / 1e9;
    }
}
