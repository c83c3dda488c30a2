package io.exeunt.scenarios.run;

import io.exeunt.explore.ExploreSpec;
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

    SustainedRun(AnalyticEngine pricing, ExploreSpec spec, LoadRequest request) {
        this.pricing = pricing;
        this.load = new Load(
                request.arrivals(),
                request.durationS(),
                spec.budget().latencyBudgetMs() * 1e-3,
                request.ambientC(),
                spec.seed());
    }

    Sustained of(PathHistogram histogram, Governor governor, Outcome inference) {
        EventEngine engine = new EventEngine(pricing);
        Timeline timeline = new Timeline(load.durationS() / BINS);
        SustainedOutcome outcome = engine.run(histogram, governor, load, timeline);
        return new Sustained(
                load,
                outcome,
                engine.steadyState(inference, governor, load),
                timeline.bins(),
                pricing.tables().platform().states());
    }
}
