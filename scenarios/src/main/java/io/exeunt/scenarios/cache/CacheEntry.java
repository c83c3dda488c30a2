package io.exeunt.scenarios.cache;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One artefact in the cache, for listings.
 *
 * @param kind of the artefact
 * @param hash its key's SHA-256
 * @param label what it is, for a reader
 * @param bytes size of its files
 * @param created when it was made
 * @param lastUse when it was last read or written
 * @param folder where it lies
 */
public record CacheEntry(
        ArtefactKind kind, String hash, String label, long bytes, Instant created, Instant lastUse, Path folder) {}
