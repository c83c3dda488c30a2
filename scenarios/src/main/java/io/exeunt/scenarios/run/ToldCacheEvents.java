package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.PhaseLog;
import io.exeunt.scenarios.cache.CacheEvents;
import io.exeunt.scenarios.cache.CacheKey;

/** Tells the user what happens in the cache; that another process is waited for is told once. */
final class ToldCacheEvents implements CacheEvents {
    private final PhaseLog log;
    private boolean told;

    ToldCacheEvents(PhaseLog log) {
        this.log = log;
    }

    @Override
    public void damaged(CacheKey key, String damage) {
        log.warn("Cached " + key.kind().key() + " is damaged (" + damage + "); it is made anew", "");
    }

    @Override
    public void waiting(CacheKey key) {
        if (!told) {
            log.note("Another process is making the same " + key.kind().key() + "; waiting for it");
            told = true;
        }
        log.context().cancellation().throwIfRequested("stopped while waiting for another process");
    }
}
