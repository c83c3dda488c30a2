package io.exeunt.ground.progress;

import java.time.Duration;
import java.time.Instant;

/** Tells how many steps of a phase are done, how fast that goes and how long the rest will take. Safe for use by many threads. */
public final class StepProgress {
    private final RunContext context;
    private final String phase;
    private final String unit;
    private final long total;
    private final Instant start;
    private long done;

    /**
     * No step is done yet.
     *
     * @param phase such as "compare"
     * @param unit of a step, plural, such as "fits"
     * @param total steps in all
     */
    public StepProgress(RunContext context, String phase, String unit, long total) {
        this.context = context;
        this.phase = phase;
        this.unit = unit;
        this.total = total;
        this.start = context.clock().instant();
    }

    /** A step is done. */
    public synchronized void tell(String detail) {
        reach(done + 1, detail);
    }

    /**
     * So many steps are done.
     *
     * @param steps 0 … the total, never fewer than before
     */
    public synchronized void reach(long steps, String detail) {
        done = steps;
        double seconds = Duration.between(start, context.clock().instant()).toNanos() / 1e9;
        double perSecond = seconds > 0 ? done / seconds : Double.NaN;
        double etaS = perSecond > 0 ? (total - done) / perSecond : Double.NaN;
        context.progress().on(new ProgressEvent.Step(phase, done, total, unit, perSecond, etaS, detail));
    }
}
