package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.RunContext;
import io.exeunt.ground.progress.StepProgress;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Observer;

/** Tells how much of a load has been simulated, a thousand times at most: a day of requests takes minutes. */
final class LoadProgress implements Observer {
    private static final int PARTS = 1000;

    private final StepProgress progress;
    private final long totalS;
    private final double partS;
    private double nextS;

    LoadProgress(Load load, RunContext context) {
        this.totalS = (long) Math.ceil(load.durationS());
        this.partS = load.durationS() / PARTS;
        this.nextS = partS;
        this.progress = new StepProgress(context, "load", "s", totalS);
    }

    @Override
    public void see(Stretch stretch) {
        double reachedS = stretch.fromS() + stretch.seconds();
        if (reachedS < nextS) {
            return;
        }
        nextS = reachedS + partS;
        progress.reach(Math.min(totalS, (long) reachedS), reachedS > totalS ? "answering what still waits" : "");
    }
}
