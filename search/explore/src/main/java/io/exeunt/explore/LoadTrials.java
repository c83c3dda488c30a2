package io.exeunt.explore;

import io.exeunt.explore.result.LoadFigures;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.ArrayList;
import java.util.List;

/** Puts designs under a load; all meet the same arrivals, so that differences between them are not those of luck. */
final class LoadTrials {
    /** No more requests are simulated for one design: the load is cut shorter. */
    private static final double MOST_REQUESTS = 200_000;

    private final DesignPricing pricing;
    private final Load load;

    LoadTrials(DesignPricing pricing, Load load) {
        this.pricing = pricing;
        this.load = load;
    }

    /**
     * A design on each board.
     *
     * @param system index
     * @param paths that its samples take
     * @param governors one per board
     */
    List<LoadFigures> onEach(int system, PathHistogram paths, List<Governor> governors) {
        List<LoadFigures> figures = new ArrayList<>();
        for (int board = 0; board < pricing.boards().size(); board++) {
            var engine = pricing.engine(board, system);
            double occupiedS = engine.evaluate(paths, governors.get(board)).occupiedS();
            figures.add(LoadFigures.of(new EventEngine(engine)
                    .run(paths, governors.get(board), shortened(occupiedS), Observer.NONE, Cancellation.NEVER)));
        }
        return figures;
    }

    private Load shortened(double occupiedS) {
        double perS = load.saturates() ? load.meanRatePerS() + 1 / occupiedS : load.meanRatePerS();
        return load.lasting(Math.min(load.durationS(), MOST_REQUESTS / perS));
    }
}
