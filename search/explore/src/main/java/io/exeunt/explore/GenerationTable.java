package io.exeunt.explore;

import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressListener;
import io.exeunt.search.study.GenerationStats;
import io.exeunt.search.study.StudyProgress;

/** Tells a listener about each generation of a search, with what it gained over the one before. */
final class GenerationTable {
    private final ProgressListener listener;
    private double hypervolumeBefore;

    GenerationTable(ProgressListener listener) {
        this.listener = listener;
    }

    void tell(StudyProgress progress) {
        GenerationStats stats = progress.stats();
        double gain = stats.hypervolume() - hypervolumeBefore;
        hypervolumeBefore = stats.hypervolume();
        double etaS = progress.eta().isZero() ? Double.NaN : progress.eta().toMillis() / 1e3;
        listener.on(new ProgressEvent.Generation(
                stats.generation(),
                stats.evaluations(),
                progress.budget(),
                stats.feasibleShare(),
                stats.frontSize(),
                stats.hypervolume(),
                gain,
                stats.failed(),
                progress.evaluationsPerS(),
                etaS));
    }
}
