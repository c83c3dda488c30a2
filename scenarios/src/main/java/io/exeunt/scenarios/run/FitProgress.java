package io.exeunt.scenarios.run;

import io.exeunt.scenarios.workbench.ProgressEvent;
import io.exeunt.scenarios.workbench.RunContext;
import java.time.Duration;
import java.time.Instant;

/** Tells how many policies have been fitted, how fast that goes and how long the rest will take. */
final class FitProgress {
    private final RunContext context;
    private final long total;
    private final Instant start;
    private long done;

    FitProgress(RunContext context, long total) {
        this.context = context;
        this.total = total;
        this.start = context.clock().instant();
    }

    void tell(String policy) {
        done++;
        double seconds = Duration.between(start, context.clock().instant()).toNanos() / 1e9;
        double perSecond = seconds > 0 ? done / seconds : Double.NaN;
        context.progress()
                .on(new ProgressEvent.Step(
                        "compare", done, total, "fits", perSecond, (total - done) / perSecond, policy));
    }
}
