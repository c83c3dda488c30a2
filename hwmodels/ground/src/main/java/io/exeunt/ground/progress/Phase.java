package io.exeunt.ground.progress;

import io.exeunt.ground.Check;

/**
 * What took how long.
 *
 * @param name such as "train"
 * @param seconds wall-clock time in s, ≥ 0
 * @param cached whether the result was found in the cache
 */
public record Phase(String name, double seconds, boolean cached) {
    public Phase {
        Check.notBlank("phase name", name);
        Check.nonNegative("seconds of " + name, seconds);
    }

    /** What is worth saying beside the time; "" for nothing. */
    public String note() {
        return cached ? "from cache" : "";
    }
}
