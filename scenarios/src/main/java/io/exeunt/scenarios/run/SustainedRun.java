package io.exeunt.scenarios.run;

import io.exeunt.ground.failure.Cancellation;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.analytic.AnalyticEngine;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.event.Timeline;
import io.exeunt.simulator.policy.Governor;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.result.Outcome;

/** Puts a design under a load that lasts. */
final class SustainedRun {
    private static final int BINS = 1000;

    private final AnalyticEngine pricing;
    private final Load load;

    SustainedRun(AnalyticEngine pricing, Load load) {
        this.pricing = pricing;
        this.load = load;
    }

    Sustained of(PathHistogram histogram, Governor governor, Outcome inference, Cancellation cancellation) {
        // how many requests come one after the other shows only once it is known how long each takes
        LoadRequest.requireFew(load.saturates() ? load.durationS() / inference.occupiedS() : 0, " back to back");
        EventEngine engine = new EventEngine(pricing);
        Timeline timeline = new Timeline(load.durationS() / BINS, 2 * BINS);
        SustainedOutcome outcome = engine.run(histogram, governor, load, timeline, cancellation);
        return new Sustained(
                load,
                outcome,
                engine.steadyState(inference, governor, load),
                timeline.bins(),
                pricing.tables().platform().states());
    }
}
