package io.exeunt.explore;

import io.exeunt.explore.result.LoadFigures;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.Mode;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.List;

/** Puts designs under a load; all meet the same arrivals, so that differences between them are not those of luck. */
final class LoadTrials {
    /** No more requests are simulated for one design: the load is cut shorter. */
    private static final double MOST_REQUESTS = 200_000;

    private final DesignPricing pricing;
    private final LoadTask task;
    private final Cancellation cancellation;
    private final long offered;

    /**
     * Trials of a task.
     *
     * @param cancellation is listened to in the midst of a simulation
     */
    LoadTrials(DesignPricing pricing, LoadTask task, Cancellation cancellation) {
        this.pricing = pricing;
        this.task = task;
        this.cancellation = cancellation;
        this.offered = task.limits() ? offered() : Long.MAX_VALUE;
    }

    /**
     * A design on each board.
     *
     * @param system index
     * @param paths that its samples take
     * @param governors one per board
     * @throws io.exeunt.ground.failure.CancelledException if the user wants to stop
     */
    List<LoadFigures> onEach(int system, PathHistogram paths, List<Governor> governors) {
        return figures(system, paths, governors, false);
    }

    /**
     * The same as far as the limits ask: a design that has certainly broken one is left there, with its figures so far. The later it
     * broke it the smaller they are, so that designs that break limits can be told apart.
     */
    List<LoadFigures> untilBroken(int system, PathHistogram paths, List<Governor> governors) {
        return figures(system, paths, governors, true);
    }

    private List<LoadFigures> figures(int system, PathHistogram paths, List<Governor> governors, boolean untilBroken) {
        List<LoadFigures> figures = new ArrayList<>();
        for (int board = 0; board < pricing.boards().size(); board++) {
            Mode mode = new Mode("design", paths, governors.get(board));
            double occupiedS = pricing.engine(board, system)
                    .evaluate(paths, mode.governor())
                    .occupiedS();
            figures.add(figures(pricing.events(board, system), mode, shortened(occupiedS), untilBroken));
        }
        return figures;
    }

    private LoadFigures figures(EventEngine engine, Mode mode, Load load, boolean untilBroken) {
        LimitWatch watch = new LimitWatch(task, offered);
        SustainedOutcome outcome = engine.run(
                LoadGovernor.constant(mode), load, watch, untilBroken ? watch::broken : () -> false, cancellation);
        return LoadFigures.of(outcome, task::breach);
    }

    private long offered() {
        return task.load().saturates() ? Long.MAX_VALUE : shortened(0).offered();
    }

    /** Depends on how long an inference occupies the board only where requests come back to back. */
    private Load shortened(double occupiedS) {
        Load load = task.load();
        double perS = load.saturates() ? load.meanRatePerS() + 1 / occupiedS : load.meanRatePerS();
        return load.lasting(Math.min(load.durationS(), MOST_REQUESTS / perS));
    }
}
