package io.exeunt.scenarios.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.cache.ArtefactCache.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtefactCacheTest {
    private static final CacheKey KEY =
            CacheKey.of(ArtefactKind.TRACE, "quickstart, seed 7", Map.of("network", "abc", "data", "def"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final List<String> heard = new ArrayList<>();
    private final AtomicInteger made = new AtomicInteger();
    private ArtefactCache cache;

    @BeforeEach
    void openCache() {
        cache = new ArtefactCache(root, () -> now);
    }

    private void makeTwoFiles(Path folder) throws IOException {
        made.incrementAndGet();
        Files.writeString(folder.resolve("trace.npz"), "the trace");
        Files.createDirectories(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/notes.txt"), "some notes");
    }

    private Artefact findOrMake() {
        return cache.findOrMake(KEY, new Listener(heard), this::makeTwoFiles);
    }

    private record Listener(List<String> heard) implements CacheEvents {
        @Override
        public void damaged(CacheKey key, String damage) {
            heard.add(key.label() + ": " + damage);
        }

        @Override
        public void waiting(CacheKey key) {
            heard.add("waiting");
        }
    }

    @Test
    void whatWasMadeOnceIsFoundAgain() throws IOException {
        Artefact first = findOrMake();
        Artefact second = findOrMake();

        assertThat(first.found()).isFalse();
        assertThat(second).isEqualTo(new Artefact(first.folder(), true));
        assertThat(made).hasValue(1);
        assertThat(second.folder().resolve("trace.npz")).hasContent("the trace");
        assertThat(cache.find(KEY)).hasValue(second.folder());
        assertThat(heard).isEmpty();
    }

    @Test
    void anotherKeyIsAnotherArtefact() {
        findOrMake();

        assertThat(cache.find(CacheKey.of(ArtefactKind.TRACE, "x", Map.of("network", "abc", "data", "xyz"))))
                .isEmpty();
        assertThat(cache.find(CacheKey.of(ArtefactKind.NETWORK, "x", KEY.inputs())))
                .isEmpty();
    }

    @Test
    void theLabelIsNoPartOfTheIdentity() {
        Artefact artefact = findOrMake();

        assertThat(cache.find(CacheKey.of(ArtefactKind.TRACE, "other words", KEY.inputs())))
                .hasValue(artefact.folder());
    }

    @Test
    void theIdentityIsTheHashOfSortedJson() {
        assertThat(KEY.canonicalJson()).isEqualTo("{\"trace\":{\"data\":\"def\",\"network\":\"abc\"}}");
        assertThat(KEY.sha256()).isEqualTo("da9a3845c8a1872fac6b29e65bbaf28709558f9f6a206af6dbe3d1d667f03432");
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "cut off", "missing", "no manifest", "cut manifest"})
    void aDamagedArtefactIsReportedAndMadeAnew(String damage) throws IOException {
        Path folder = findOrMake().folder();
        String told = damage(folder, damage);

        assertThat(cache.find(KEY)).as("never taken for whole").isEmpty();
        Artefact again = findOrMake();

        assertThat(again.found()).isFalse();
        assertThat(made).hasValue(2);
        assertThat(heard).containsExactly("quickstart, seed 7: " + told);
        assertThat(again.folder().resolve("trace.npz")).hasContent("the trace");
    }

    private static String damage(Path folder, String kind) throws IOException {
        Path trace = folder.resolve("trace.npz");
        Path manifest = folder.resolve("entry.json");
        switch (kind) {
            case "changed" -> {
                Files.writeString(trace, "the trick");
                return "trace.npz does not match its checksum";
            }
            case "cut off" -> {
                Files.writeString(trace, "the");
                return "trace.npz has 3 of 9 bytes";
            }
            case "missing" -> {
                Files.delete(trace);
                return "trace.npz is missing";
            }
            case "no manifest" -> Files.delete(manifest);
            default -> {
                byte[] whole = Files.readAllBytes(manifest);
                Files.write(manifest, Arrays.copyOf(whole, whole.length / 2));
            }
        }
        return "entry.json is missing or damaged";
    }

    @Test
    void aFailureWhileMakingLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> cache.findOrMake(KEY, CacheEvents.SILENT, folder -> {
                    Files.writeString(folder.resolve("half"), "of it");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(StoreException.class)
                .hasMessage("Could not write " + root.resolve("trace").resolve(KEY.sha256())
                        + ": No space left on device\n  Maybe free some space ('exeunt cache clean --all' helps), or"
                        + " point EXEUNT_CACHE or --output to another disk.");

        assertThat(cache.find(KEY)).isEmpty();
        assertThat(filesUnder(root.resolve("making"))).isEmpty();
        assertThat(findOrMake().found()).as("the next attempt works").isFalse();
    }

    @Test
    void whatAKilledProcessLeftHalfMadeIsNotTakenForWhole() throws IOException {
        Path half = root.resolve("making").resolve(KEY.sha256());
        Files.createDirectories(half);
        Files.writeString(half.resolve("trace.npz"), "the tr");

        Artefact artefact = findOrMake();

        assertThat(artefact.folder().resolve("trace.npz")).hasContent("the trace");
        assertThat(filesUnder(root.resolve("making"))).isEmpty();
    }

    @Test
    void twoAtATimeMakeItOnce() throws Exception {
        CountDownLatch makingBegan = new CountDownLatch(1);
        CountDownLatch secondWaits = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<Artefact> first = pool.submit(() -> cache.findOrMake(KEY, CacheEvents.SILENT, folder -> {
                makingBegan.countDown();
                await(secondWaits);
                makeTwoFiles(folder);
            }));
            makingBegan.await();
            ArtefactCache other = new ArtefactCache(root, () -> now);
            Future<Artefact> second = pool.submit(() -> other.findOrMake(
                    KEY,
                    new CacheEvents() {
                        @Override
                        public void damaged(CacheKey key, String damage) {}

                        @Override
                        public void waiting(CacheKey key) {
                            secondWaits.countDown();
                        }
                    },
                    this::makeTwoFiles));

            assertThat(first.get().found()).isFalse();
            assertThat(second.get().found()).isTrue();
            assertThat(made).hasValue(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aListenerMayGiveUpWaiting() throws IOException {
        Path lock = CacheInventory.lockFile(root, KEY.sha256());
        try (LockFile held = LockFile.tryTake(lock).orElseThrow()) {
            assertThat(held).isNotNull();
            CacheEvents impatient = new CacheEvents() {
                @Override
                public void damaged(CacheKey key, String damage) {}

                @Override
                public void waiting(CacheKey key) {
                    throw new IllegalStateException("enough");
                }
            };
            assertThatThrownBy(() -> cache.findOrMake(KEY, impatient, this::makeTwoFiles))
                    .hasMessage("enough");
        }
    }

    @Test
    void theInventoryListsWhatIsThereUsedLastFirst() {
        findOrMake();
        CacheKey network = CacheKey.of(ArtefactKind.NETWORK, "the network", Map.of("seed", "1"));
        now = now.plusSeconds(60);
        cache.findOrMake(network, CacheEvents.SILENT, folder -> Files.write(folder.resolve("w"), new byte[1000]));
        now = now.plusSeconds(60);
        cache.find(KEY);

        List<CacheEntry> entries = cache.inventory().entries();

        assertThat(entries).extracting(CacheEntry::label).containsExactly("quickstart, seed 7", "the network");
        assertThat(entries)
                .extracting(entry -> entry.created().toString())
                .containsExactly("2026-11-20T10:00:00Z", "2026-11-20T10:01:00Z");
        assertThat(entries.get(0).lastUse()).isEqualTo("2026-11-20T10:02:00Z");
        assertThat(entries.get(1).bytes()).isGreaterThan(1000).isLessThan(2000);
    }

    @Test
    void cleaningRemovesWhatIsUnwantedAndLeavesWhatIsInUse() throws IOException {
        findOrMake();
        CacheKey busy = CacheKey.of(ArtefactKind.NETWORK, "busy", Map.of("seed", "1"));
        cache.findOrMake(busy, CacheEvents.SILENT, folder -> Files.writeString(folder.resolve("w"), "w"));

        try (LockFile held =
                LockFile.tryTake(CacheInventory.lockFile(root, busy.sha256())).orElseThrow()) {
            assertThat(held).isNotNull();
            CacheInventory.Cleaning cleaning = cache.inventory().remove(entry -> true);

            assertThat(cleaning.removed()).extracting(CacheEntry::label).containsExactly("quickstart, seed 7");
            assertThat(cleaning.busy()).extracting(CacheEntry::label).containsExactly("busy");
            assertThat(cleaning.bytesFreed()).isPositive();
        }
        assertThat(cache.find(KEY)).isEmpty();
        assertThat(cache.find(busy)).isPresent();
    }

    @Test
    void checkpointsHaveAFolderUntilTheyAreRemoved() throws IOException {
        CacheKey key = CacheKey.of(ArtefactKind.CHECKPOINT, "training", Map.of("seed", "1"));
        Path folder = cache.checkpointFolder(key);
        Files.writeString(folder.resolve("checkpoint"), "step 1");
        Files.writeString(folder.resolve("checkpoint"), "step 2");

        assertThat(cache.checkpointFolder(key)).isEqualTo(folder);
        assertThat(folder.resolve("checkpoint")).hasContent("step 2");
        assertThat(cache.inventory().entries()).extracting(CacheEntry::label).containsExactly("training");

        cache.remove(key);

        assertThat(folder).doesNotExist();
        cache.remove(key);
    }

    @Test
    void theCachePlaceFollowsTheEnvironment() {
        Path home = Path.of("/home/a");
        assertThat(CacheLocation.of(Map.of(), home)).isEqualTo(Path.of("/home/a/.cache/exeunt"));
        assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "/x"), home)).isEqualTo(Path.of("/x/exeunt"));
        assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "/x", "EXEUNT_CACHE", "/y"), home))
                .isEqualTo(Path.of("/y"));
        assertThat(CacheLocation.of(Map.of("XDG_CACHE_HOME", "", "EXEUNT_CACHE", " "), home))
                .isEqualTo(Path.of("/home/a/.cache/exeunt"));
    }

    private static List<Path> filesUnder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
