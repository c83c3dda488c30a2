package io.exeunt.scenarios.run;

import io.exeunt.explore.ExploreSpec;
import io.exeunt.ground.InvalidInputException;
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
import java.util.Locale;

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

    Sustained of(PathHistogram histogram, Governor governor, Outcome inference, Cancellation cancellation) {
        requireFew(load.durationS() / inference.occupiedS());
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

    /** How many requests come one after the other shows only once it is known how long each takes. */
    private void requireFew(double backToBack) {
        if (load.saturates() && backToBack > LoadRequest.MOST_REQUESTS) {
            throw new InvalidInputException(
                    "--duration",
                    String.format(
                            Locale.ROOT,
                            "expected a load of at most %.0e requests, given %.2g back to back",
                            LoadRequest.MOST_REQUESTS,
                            backToBack),
                    "a shorter --duration will do");
        }
    }
}
