package io.exeunt.scenarios.cache;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.CancelledException;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Artefacts on disk, addressed by what they were made from. An entry appears whole or not at all; one that was damaged later is
 * noticed by its checksums, reported and made anew. Two processes that want the same entry make it once.
 *
 * <p>Layout under the root: {@code kind/hash/} with the artefact's files and {@code entry.json}; {@code locks/}; {@code making/} for
 * what is not finished.
 */
public final class ArtefactCache {
    private static final long POLL_MS = 200;
    private static final System.Logger LOG = System.getLogger(ArtefactCache.class.getName());

    private final Path root;
    private final InstantSource clock;

    /** Opens a cache; its root is created when something is first written. */
    public ArtefactCache(Path root, InstantSource clock) {
        this.root = root.toAbsolutePath();
        this.clock = clock;
    }

    /** Makes the files of an artefact. */
    @FunctionalInterface
    public interface Maker {
        /** Writes them into an empty folder. */
        void makeIn(Path folder) throws IOException;
    }

    /**
     * An artefact that is there.
     *
     * @param folder with its files; read-only
     * @param found whether it was there before
     */
    public record Artefact(Path folder, boolean found) {}

    /** Reads what a maker made; whatever it throws says that the files are no good. */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads the files of an artefact. */
        T readFrom(Path folder) throws IOException;
    }

    /**
     * What was read of an artefact.
     *
     * @param content what was read
     * @param found whether it was there before
     */
    public record Content<T>(T content, boolean found) {}

    /** The root folder. */
    public Path root() {
        return root;
    }

    /** What is in this cache, and ways to remove it. */
    public CacheInventory inventory() {
        return new CacheInventory(root);
    }

    /** The folder of an artefact if the cache holds it whole. */
    public Optional<Path> find(CacheKey key) {
        Path folder = folderOf(key);
        try {
            Optional<String> damage = damageOf(key);
            if (damage.isPresent()) {
                return Optional.empty();
            }
            touch(folder);
            return Optional.of(folder);
        } catch (IOException e) {
            throw StoreException.reading(folder, e);
        }
    }

    /**
     * Finds an artefact or makes it.
     *
     * @throws StoreException if it can't be written or read; then nothing of it remains
     */
    public Artefact findOrMake(CacheKey key, CacheEvents events, Maker maker) {
        Content<Path> path = readOrMake(key, events, maker, folder -> folder);
        return new Artefact(path.content(), path.found());
    }

    /**
     * Reads an artefact, making it first when it is not there, was damaged, or can't be read although its checksums are right. One that
     * is whole is served without a lock and without writing, so that a cache may be read-only.
     *
     * @throws StoreException if it can't be written or read; then nothing of it remains
     */
    public <T> Content<T> readOrMake(CacheKey key, CacheEvents events, Maker maker, Reader<T> reader) {
        try {
            Read<T> ready = read(key, reader);
            if (ready.content().isPresent()) {
                return new Content<>(ready.content().get(), true);
            }
            try (LockFile lock = lock(key, events)) {
                Objects.requireNonNull(lock);
                Read<T> found = read(key, reader);
                if (found.content().isPresent()) {
                    return new Content<>(found.content().get(), true);
                }
                removeDamaged(key, events, found.damage());
                return new Content<>(reader.readFrom(make(key, maker)), false);
            }
        } catch (IOException e) {
            throw StoreException.writing(folderOf(key), e);
        }
    }

    /** What came of reading an entry: its content, or what is wrong with it, "absent" included. */
    private record Read<T>(Optional<T> content, String damage) {}

    private <T> Read<T> read(CacheKey key, Reader<T> reader) throws IOException {
        Optional<String> damage = damageOf(key);
        if (damage.isPresent()) {
            return new Read<>(Optional.empty(), damage.get());
        }
        try {
            T content = reader.readFrom(folderOf(key));
            touch(folderOf(key));
            return new Read<>(Optional.of(content), "");
        } catch (CancelledException stopped) {
            throw stopped;
        } catch (IOException | RuntimeException unusable) {
            return new Read<>(Optional.empty(), firstLine(unusable));
        }
    }

    private static String firstLine(Exception unusable) {
        return String.valueOf(unusable.getMessage()).lines().findFirst().orElse("it can't be read");
    }

    private void removeDamaged(CacheKey key, CacheEvents events, String damage) throws IOException {
        if (Files.exists(folderOf(key), LinkOption.NOFOLLOW_LINKS)) {
            events.damaged(key, damage);
            DurableFiles.deleteTree(folderOf(key));
        }
    }

    /**
     * The folder for the checkpoints of a training, created if need be. Its files change and check themselves.
     *
     * @throws StoreException if it can't be created
     */
    public Path checkpointFolder(CacheKey key) {
        Path folder = folderOf(key);
        try {
            Files.createDirectories(folder);
            AtomicFile.clear(folder);
            new EntryManifest(key.canonicalJson(), key.label(), clock.instant(), List.of()).write(folder);
            touch(folder);
            return folder;
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }

    /** Removes an artefact, such as a checkpoint that is no longer needed; nothing happens if it is not there. */
    public void remove(CacheKey key) {
        try {
            DurableFiles.deleteTree(folderOf(key));
        } catch (IOException e) {
            throw StoreException.writing(folderOf(key), e);
        }
    }

    private Path make(CacheKey key, Maker maker) throws IOException {
        Path making = root.resolve("making").resolve(key.sha256());
        DurableFiles.deleteTree(making);
        try {
            Files.createDirectories(making);
            maker.makeIn(making);
            DurableFiles.force(making);
            EntryManifest.describing(key, clock.instant(), making).write(making);
            Files.createDirectories(folderOf(key).getParent());
            Files.move(making, folderOf(key), StandardCopyOption.ATOMIC_MOVE);
            touch(folderOf(key));
            return folderOf(key);
        } finally {
            DurableFiles.deleteTree(making);
        }
    }

    /** Empty if the entry is whole; otherwise what is wrong with it, "absent" included. */
    private Optional<String> damageOf(CacheKey key) throws IOException {
        Path folder = folderOf(key);
        if (!Files.isDirectory(folder)) {
            return Optional.of("absent");
        }
        Optional<EntryManifest> manifest = EntryManifest.read(folder);
        if (manifest.isEmpty() || !manifest.get().canonicalKey().equals(key.canonicalJson())) {
            return Optional.of(EntryManifest.FILE_NAME + " is missing or damaged");
        }
        return manifest.get().damageIn(folder);
    }

    private LockFile lock(CacheKey key, CacheEvents events) throws IOException {
        Path file = CacheInventory.lockFile(root, key.sha256());
        while (true) {
            Optional<LockFile> lock = LockFile.tryTake(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            events.waiting(key);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("Interrupted while waiting for another process", e);
        }
    }

    /** Notes that an entry was used, where the cache may be written to. */
    private void touch(Path folder) {
        try {
            Files.setLastModifiedTime(folder.resolve(EntryManifest.FILE_NAME), FileTime.from(clock.instant()));
        } catch (IOException readOnly) {
            LOG.log(System.Logger.Level.DEBUG, "The last use can't be noted", readOnly);
        }
    }

    private Path folderOf(CacheKey key) {
        return root.resolve(key.kind().key()).resolve(key.sha256());
    }
}
