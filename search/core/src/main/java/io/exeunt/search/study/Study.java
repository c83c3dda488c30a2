package io.exeunt.search.study;

import io.exeunt.ground.LockFile;
import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a search and writes down every trial, so that it can be stopped at any moment and go on later to the same end. The folder holds
 * {@code study.json} (what is searched), {@code trials.jsonl} (the journal: one line per finished trial; the truth), of long studies {@code
 * checkpoint.json} (so that they are soon taken up again), and {@code .study.lock}, an empty file that is locked while a run is on.
 */
public final class Study {
    private static final String JOURNAL = "trials.jsonl";
    private static final String LOCK = ".study.lock";

    /** To take the course of so many trials again takes less than a second. */
    private static final int CHECKPOINT_EVERY = 1 << 17;

    private final StudySpec spec;
    private final StudyListener listener;
    private final BooleanSupplier cancelled;
    private final Consumer<String> notes;
    private final int checkpointEvery;

    /** A study that nobody listens to and nothing cancels. */
    public Study(StudySpec spec) {
        this(spec, progress -> {}, () -> false, note -> {}, CHECKPOINT_EVERY);
    }

    private Study(
            StudySpec spec,
            StudyListener listener,
            BooleanSupplier cancelled,
            Consumer<String> notes,
            int checkpointEvery) {
        this.spec = spec;
        this.listener = listener;
        this.cancelled = cancelled;
        this.notes = notes;
        this.checkpointEvery = checkpointEvery;
    }

    /** The same study, telling a listener about every generation. */
    public Study onProgress(StudyListener told) {
        return new Study(spec, told, cancelled, notes, checkpointEvery);
    }

    /** The same study, telling what is no error but ought to be known, such as a checkpoint that is of no use. */
    public Study onNote(Consumer<String> told) {
        return new Study(spec, listener, cancelled, told, checkpointEvery);
    }

    /** The same study, stopped as soon as this is true, keeping what was found; asked between evaluations, from any thread. */
    public Study cancelWhen(BooleanSupplier asked) {
        return new Study(spec, listener, asked, notes, checkpointEvery);
    }

    /** The same study with other checkpoints; each time that a multiple of so many trials is reached. */
    Study checkpointEvery(int trials) {
        return new Study(spec, listener, cancelled, notes, trials);
    }

    /**
     * Begins the study in a folder, or goes on with the one that was begun there. Never takes anything away: when the folder holds more
     * trials than the budget, the result has them all, and its specification says so.
     *
     * @param folder is created if need be
     * @param executor evaluates the designs; not closed here
     * @param time for rate and ETA only
     * @throws StudyChangedException when another study was begun in the folder
     * @throws StoreException when another run is on, or its files can't be read or written; finished lines are kept
     */
    public StudyResult run(Path folder, TrialExecutor executor, InstantSource time) {
        Path file = folder.resolve(JOURNAL);
        try (LockFile lock = LockFile.tryTake(folder.resolve(LOCK)).orElseThrow(() -> new StoreException(busy(file)))) {
            Objects.requireNonNull(lock);
            String digest = StudyFile.claim(folder, spec);
            Checkpoints checkpoints =
                    new SearchCheckpointFile(folder.resolve(SearchCheckpointFile.NAME), digest, notes);
            try (Journal journal = Journal.open(file, new TrialLines(spec.task().space(), spec.goals()))) {
                return run(executor, time, journal, checkpoints);
            }
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }

    /**
     * Takes a study's files away, so that the folder is free for another one; nothing happens where there are none.
     *
     * @throws StoreException when a run is on, or they can't be removed
     */
    public static void discard(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Path file = folder.resolve(JOURNAL);
        try (LockFile lock = LockFile.tryTake(folder.resolve(LOCK)).orElseThrow(() -> new StoreException(busy(file)))) {
            Objects.requireNonNull(lock);
            Files.deleteIfExists(folder.resolve(SearchCheckpointFile.NAME));
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder.resolve(StudyFile.NAME));
        } catch (IOException e) {
            throw StoreException.writing(folder, e);
        }
    }

    /** Whether a study was begun in a folder. */
    public static boolean isBegunIn(Path folder) {
        return Files.isRegularFile(folder.resolve(StudyFile.NAME));
    }

    /** What a second run on the same journal is told. */
    static String busy(Path journal) {
        return journal + ": another run of this study is writing to it";
    }

    /** Runs the study without a folder: nothing is written. */
    public StudyResult runInMemory(TrialExecutor executor, InstantSource time) {
        return run(executor, time, TrialStore.NOWHERE, Checkpoints.NONE);
    }

    private StudyResult run(TrialExecutor executor, InstantSource time, TrialStore store, Checkpoints checkpoints) {
        StudySpec whole = spec.withBudgetOf(store.recorded());
        Stopwatch stopwatch = new Stopwatch(time, whole.task().budget(), store.recorded());
        return new StudyCourse(
                        whole,
                        executor,
                        cancelled,
                        store,
                        checkpoints,
                        checkpointEvery,
                        stats -> listener.onGeneration(stopwatch.progress(stats)))
                .run();
    }
}
