package io.exeunt.ground.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Runs the phases of a job one after the other, tells the listener about each, and remembers how long it took. */
public final class PhaseLog {
    private final RunContext context;
    private final List<Phase> phases = new ArrayList<>();

    /** No phase has run yet. */
    public PhaseLog(RunContext context) {
        this.context = context;
    }

    /** What a phase brought, and whether it was found in the cache. */
    public record Result<T>(T value, boolean cached) {
        /** Made anew. */
        public static <T> Result<T> made(T value) {
            return new Result<>(value, false);
        }
    }

    /** The work of a phase. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        Result<T> run();
    }

    /**
     * Runs a phase, unless the user wants to stop.
     *
     * @param name such as "train"
     * @param detail such as "55,000 images"; "" for none
     */
    public <T> T run(String name, String detail, Work<T> work) {
        context.cancellation().throwIfRequested("stopped ahead of phase " + name);
        context.progress().on(new ProgressEvent.PhaseStarted(name, detail));
        Instant start = context.clock().instant();
        Result<T> result = work.run();
        double seconds = Duration.between(start, context.clock().instant()).toNanos() / 1e9;
        phases.add(new Phase(name, Math.max(0, seconds), result.cached()));
        context.progress().on(new ProgressEvent.PhaseFinished(name, seconds, result.cached()));
        return result.value();
    }

    /** The phases so far. */
    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** Says something to the user. */
    public void note(String text) {
        context.progress().on(new ProgressEvent.Note(text));
    }

    /** Warns the user. */
    public void warn(String text, String hint) {
        context.progress().on(new ProgressEvent.Warning(text, hint));
    }

    /** What surrounds the run. */
    public RunContext context() {
        return context;
    }
}
