package io.exeunt.search.study;

import io.exeunt.ground.failure.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs a search and writes down every trial, so that it can be stopped at any moment and go on later to the same end. The folder holds
 * {@code study.json} (what is searched) and {@code trials.jsonl} (the journal: one line per finished trial; the truth).
 */
public final class Study {
    private static final String JOURNAL = "trials.jsonl";

    private final StudySpec spec;
    private final ProgressListener listener;
    private final BooleanSupplier cancelled;

    /** A study that nobody listens to and nothing cancels. */
    public Study(StudySpec spec) {
        this(spec, progress -> {}, () -> false);
    }

    private Study(StudySpec spec, ProgressListener listener, BooleanSupplier cancelled) {
        this.spec = spec;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /** The same study, telling a listener about every generation. */
    public Study onProgress(ProgressListener told) {
        return new Study(spec, told, cancelled);
    }

    /** The same study, stopped as soon as this is true, keeping what was found; asked between evaluations, from any thread. */
    public Study cancelWhen(BooleanSupplier asked) {
        return new Study(spec, listener, asked);
    }

    /**
     * Begins the study in a folder, or goes on with the one that was begun there.
     *
     * @param folder is created if need be
     * @param executor evaluates the designs; not closed here
     * @param time for rate and ETA only
     * @throws StudyChangedException when another study was begun in the folder
     * @throws StoreException when its files can't be read or written; finished lines are kept
     */
    public StudyResult run(Path folder, TrialExecutor executor, InstantSource time) {
        StudyFile.claim(folder, spec);
        TrialLines lines = new TrialLines(spec.task().space(), spec.goals());
        try (Journal journal = Journal.open(folder.resolve(JOURNAL), lines)) {
            return run(executor, time, journal.trials(), journal::append);
        }
    }

    /** Runs the study without a folder: nothing is written. */
    public StudyResult runInMemory(TrialExecutor executor, InstantSource time) {
        return run(executor, time, List.of(), finished -> {});
    }

    private StudyResult run(
            TrialExecutor executor, InstantSource time, List<Trial> replay, Consumer<List<Trial>> journal) {
        Stopwatch stopwatch = new Stopwatch(time, spec.task().budget(), replay.size());
        var records = new StudyRun.Records(replay, journal, stats -> listener.onGeneration(stopwatch.progress(stats)));
        return new StudyRun(spec, executor, cancelled, records).run();
    }
}
