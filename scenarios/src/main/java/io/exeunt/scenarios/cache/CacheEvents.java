package io.exeunt.scenarios.cache;

/** Hears what a cache does on its own account. */
public interface CacheEvents {
    /** Hears nothing and never stops waiting. */
    CacheEvents SILENT = new CacheEvents() {
        @Override
        public void damaged(CacheKey key, String damage) {}

        @Override
        public void waiting(CacheKey key) {}
    };

    /** An entry was found damaged; it is going to be made anew. */
    void damaged(CacheKey key, String damage);

    /**
     * Another process is making the same entry; called again and again while we wait for it. May throw to give up, for instance
     * when the user interrupts.
     */
    void waiting(CacheKey key);
}
