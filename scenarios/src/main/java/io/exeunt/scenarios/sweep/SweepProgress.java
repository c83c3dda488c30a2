package io.exeunt.scenarios.sweep;

import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressListener;
import java.util.HashSet;
import java.util.Set;

/** Lets through of many cells' progress what concerns all of them, once: warnings, and that something long is shared. */
final class SweepProgress implements ProgressListener {
    private final ProgressListener heard;
    private final Set<String> told = new HashSet<>();

    SweepProgress(ProgressListener heard) {
        this.heard = heard;
    }

    @Override
    public synchronized void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.Warning warning && told.add(warning.text())) {
            heard.on(warning);
        } else if (event instanceof ProgressEvent.PhaseStarted started && isShared(started.phase())) {
            String text = started.phase() + ": " + started.detail() + " (cells that share it wait)";
            if (told.add(text)) {
                heard.on(new ProgressEvent.Note(text));
            }
        }
    }

    private static boolean isShared(String phase) {
        return phase.equals("train") || phase.equals("heads") || phase.equals("read");
    }

    /** Of the sweep itself. */
    synchronized void tell(ProgressEvent event) {
        heard.on(event);
    }
}
