package io.exeunt.scenarios.cache;

import java.util.Locale;

/** What a cache entry holds. */
public enum ArtefactKind {
    /** A trained network. */
    NETWORK,
    /** The state of an unfinished training; rewritten while it goes on. */
    CHECKPOINT,
    /** What every exit of a network said about every sample. */
    TRACE;

    /** Name of its folder, and in listings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
