package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.scenarios.cache.CacheEvents;
import io.exeunt.scenarios.cache.CacheKey;

/**
 * Tells of damage and of waiting.
 *
 * @param log where it is told
 * @param what the cache should hold
 */
record CacheNews(PhaseLog log, String what) implements CacheEvents {
    @Override
    public void damaged(CacheKey key, String damage) {
        log.warn("Cached " + what + " is damaged (" + damage + "); it is made anew", "");
    }

    @Override
    public void waiting(CacheKey key) {
        log.context().cancellation().throwIfRequested("stopped while waiting for another process");
    }
}
