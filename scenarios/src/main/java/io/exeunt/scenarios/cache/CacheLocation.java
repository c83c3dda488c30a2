package io.exeunt.scenarios.cache;

import java.nio.file.Path;
import java.util.Map;

/** Where the cache lives: {@code $EXEUNT_CACHE}, else {@code $XDG_CACHE_HOME/exeunt}, else {@code ~/.cache/exeunt}. */
public final class CacheLocation {
    private CacheLocation() {}

    /** The cache's root folder for these environment variables and this home folder. */
    public static Path of(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("EXEUNT_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path parent = shared.isBlank() ? home.resolve(".cache") : Path.of(shared);
        return parent.resolve("exeunt").toAbsolutePath();
    }
}
