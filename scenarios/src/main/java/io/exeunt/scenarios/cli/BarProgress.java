package io.exeunt.scenarios.cli;

import io.exeunt.ground.progress.ProgressEvent;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress for a person at a terminal: one bar per phase that takes steps, redrawn in place. */
final class BarProgress implements ProgressDisplay {
    private static final int WIDTH = 110;
    private static final int UPDATE_MS = 250;
    private static final String CLEAR_LINE = "\r\u001B[K";

    private final PrintWriter err;
    private @Nullable ProgressBar bar;
    private @Nullable String lastGeneration;

    BarProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void on(ProgressEvent event) {
        if (event instanceof ProgressEvent.PhaseStarted started) {
            closeBar();
            line(ProgressText.of(started));
        } else if (event instanceof ProgressEvent.PhaseFinished finished) {
            closeBar();
            line(ProgressText.of(finished));
        } else if (event instanceof ProgressEvent.Step step) {
            bar(step.phase(), step.unit(), step.total()).stepTo(step.done()).setExtraMessage(" " + step.detail());
        } else if (event instanceof ProgressEvent.Generation generation) {
            generation(generation);
        } else if (event instanceof ProgressEvent.Note note) {
            line(note.text());
        } else if (event instanceof ProgressEvent.Warning warning) {
            line(ProgressText.of(warning));
        }
    }

    @Override
    public void close() {
        closeBar();
    }

    private void generation(ProgressEvent.Generation generation) {
        lastGeneration = ProgressText.of(generation);
        bar("search", "evaluations", generation.budget())
                .stepTo(generation.evaluations())
                .setExtraMessage(String.format(
                        Locale.ROOT,
                        " gen %d  front %d  hv %.4f",
                        generation.generation(),
                        generation.frontSize(),
                        generation.hypervolume()));
    }

    private ProgressBar bar(String task, String unit, long total) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(UPDATE_MS)
                    .showSpeed()
                    .setConsumer(new InPlace(err))
                    .build();
        }
        return bar;
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
            err.print(CLEAR_LINE);
        }
        if (lastGeneration != null) {
            line(lastGeneration);
            lastGeneration = null;
        }
    }

    private void line(String text) {
        err.println((bar == null ? "" : CLEAR_LINE) + text);
        err.flush();
    }

    /** Draws each state of the bar over the one before. */
    private record InPlace(PrintWriter err) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            err.print("\r" + rendered);
            err.flush();
        }

        @Override
        public void close() {
            err.flush();
        }
    }
}
