package io.exeunt.scenarios.cache;

import io.exeunt.ground.LockFile;
import io.exeunt.ground.Sha256;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a cache holds, and ways to remove it. */
public final class CacheInventory {
    private final Path root;

    CacheInventory(Path root) {
        this.root = root;
    }

    /**
     * What a cleaning did.
     *
     * @param removed entries that are gone
     * @param busy entries that were to go but are in use by another process
     */
    public record Cleaning(List<CacheEntry> removed, List<CacheEntry> busy) {
        public Cleaning {
            removed = List.copyOf(removed);
            busy = List.copyOf(busy);
        }

        /** Bytes that were freed. */
        public long bytesFreed() {
            return removed.stream().mapToLong(CacheEntry::bytes).sum();
        }
    }

    /** Every entry, the one used last first. Folders without a readable entry.json are listed as damaged. */
    public List<CacheEntry> entries() {
        List<CacheEntry> entries = new ArrayList<>();
        for (ArtefactKind kind : ArtefactKind.values()) {
            for (Path folder : foldersIn(root.resolve(kind.key()))) {
                entries.add(entry(kind, folder));
            }
        }
        entries.sort(Comparator.comparing(CacheEntry::lastUse).reversed().thenComparing(CacheEntry::hash));
        return List.copyOf(entries);
    }

    /** Removes the entries for which the predicate holds, leaving those that another process is using. */
    public Cleaning remove(Predicate<CacheEntry> unwanted) {
        List<CacheEntry> removed = new ArrayList<>();
        List<CacheEntry> busy = new ArrayList<>();
        for (CacheEntry entry : entries()) {
            if (unwanted.test(entry)) {
                (removeIfFree(entry.folder(), entry.hash()) ? removed : busy).add(entry);
            }
        }
        removeLeftovers();
        return new Cleaning(removed, busy);
    }

    /** What killed processes were making; nobody else would ever look at it. */
    private void removeLeftovers() {
        for (Path making : foldersIn(root.resolve("making"))) {
            String name = making.getFileName().toString();
            if (name.length() == 2 * Sha256.BYTES) {
                removeIfFree(making, name);
            }
        }
    }

    static Path lockFile(Path root, String hash) {
        return root.resolve("locks").resolve(hash + ".lock");
    }

    @SuppressWarnings("try")
    private boolean removeIfFree(Path folder, String hash) {
        try {
            Optional<LockFile> lock = LockFile.tryTake(lockFile(root, hash));
            if (lock.isEmpty()) {
                return false;
            }
            try (LockFile held = lock.get()) {
                DurableFiles.deleteTree(folder);
            }
            return true;
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }

    private static CacheEntry entry(ArtefactKind kind, Path folder) {
        try {
            Optional<EntryManifest> manifest = EntryManifest.read(folder);
            Path dated = manifest.isPresent() ? folder.resolve(EntryManifest.FILE_NAME) : folder;
            var lastUse = Files.getLastModifiedTime(dated).toInstant();
            return new CacheEntry(
                    kind,
                    folder.getFileName().toString(),
                    manifest.map(EntryManifest::label).orElse("(damaged)"),
                    DurableFiles.size(folder),
                    manifest.map(EntryManifest::created).orElse(lastUse),
                    lastUse,
                    folder);
        } catch (IOException e) {
            throw StoreException.reading(folder, e);
        }
    }

    private static List<Path> foldersIn(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw StoreException.reading(parent, e);
        }
    }
}
