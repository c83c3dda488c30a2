package io.exeunt.ground.progress;

/** Hears how work goes on. May be called from any thread, one call at a time. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener SILENT = event -> {};

    /** Called for every event, in order. */
    void on(ProgressEvent event);
}
