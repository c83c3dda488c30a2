package io.exeunt.scenarios.run;

import io.exeunt.ground.progress.RunContext;
import io.exeunt.scenarios.workbench.LoadRequest;
import io.exeunt.scenarios.workbench.Sustained;
import io.exeunt.simulator.event.EventEngine;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.LoadGovernor;
import io.exeunt.simulator.event.Mode;
import io.exeunt.simulator.event.Observer;
import io.exeunt.simulator.event.SliceBook;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.event.Timeline;
import io.exeunt.simulator.pricing.CostTables;
import io.exeunt.simulator.result.Outcome;
import java.util.Optional;

/** Puts a design under a load that lasts. */
final class SustainedRun {
    private static final int BINS = 1000;
    private static final int SLICES = 1000;

    private final CostTables tables;
    private final EventEngine engine;
    private final Load load;

    SustainedRun(CostTables tables, EventEngine engine, Load load) {
        this.tables = tables;
        this.engine = engine;
        this.load = load;
    }

    /**
     * Runs it.
     *
     * @param design how each request is answered where nothing looks at the load
     * @param looking what looks at it; empty for nothing
     * @param inference of the design alone
     * @param context hears how far it is
     */
    Sustained of(Mode design, Optional<LoadGovernor> looking, Outcome inference, RunContext context) {
        // how many requests come one after the other shows only once it is known how long each takes
        LoadRequest.requireFew(load.saturates() ? load.durationS() / inference.occupiedS() : 0, " back to back");
        LoadGovernor governor = looking.orElse(LoadGovernor.constant(design));
        Timeline timeline = new Timeline(load.durationS() / BINS, 2 * BINS);
        SliceBook slices = new SliceBook(tables, governor.modes(), SLICES);
        Observer watching = Observer.both(Observer.both(timeline, slices), new LoadProgress(load, context));
        SustainedOutcome outcome = engine.run(governor, load, watching, context.cancellation());
        return new Sustained(
                load,
                outcome,
                load.serving().isOneByOne() ? engine.steadyState(inference, design.governor(), load) : Optional.empty(),
                timeline.bins(),
                tables.platform().states(),
                looking.map(LoadGovernor::describe).orElse(""),
                governor.modes().stream().map(Mode::name).toList(),
                slices.slices());
    }
}
