package io.exeunt.scenarios.cli;

import io.exeunt.ground.progress.ProgressEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Progress for logs and pipes: a line every few seconds, sooner when a front improves. */
final class PlainProgress implements ProgressDisplay {
    private static final Duration STEADY = Duration.ofSeconds(10);
    private static final Duration IMPROVED = Duration.ofSeconds(2);

    private final PrintWriter err;
    private final InstantSource clock;
    private Instant lastLine = Instant.MIN;
    private @Nullable String held;

    PlainProgress(PrintWriter err, InstantSource clock) {
        this.err = err;
        this.clock = clock;
    }

    @Override
    public void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.PhaseStarted started) {
            lastLine = clock.instant();
            line(ProgressText.of(started));
        } else if (event instanceof ProgressEvent.PhaseFinished finished) {
            flushHeld();
            line(ProgressText.of(finished));
        } else if (event instanceof ProgressEvent.Step step) {
            paced(ProgressText.of(step), STEADY);
        } else if (event instanceof ProgressEvent.Generation generation) {
            paced(ProgressText.of(generation), generation.gain() > 0 ? IMPROVED : STEADY);
        } else if (event instanceof ProgressEvent.Note note) {
            line(note.text());
        } else if (event instanceof ProgressEvent.Warning warning) {
            line(ProgressText.of(warning));
        }
    }

    @Override
    public void close() {
        flushHeld();
    }

    /** Shows a line if the last one is old enough; otherwise holds it, so that a phase's last state is always seen. */
    private void paced(String text, Duration pause) {
        Instant now = clock.instant();
        held = text;
        if (!now.isBefore(lastLine.plus(pause))) {
            lastLine = now;
            flushHeld();
        }
    }

    private void flushHeld() {
        if (held != null) {
            line(held);
            held = null;
        }
    }

    private void line(String text) {
        err.println(text);
        err.flush();
    }
}
