package io.exeunt.scenarios.workbench;

import io.exeunt.hwmodels.dvfs.StateSpace;
import io.exeunt.hwmodels.thermal.SteadyState;
import io.exeunt.simulator.event.Load;
import io.exeunt.simulator.event.SliceBook;
import io.exeunt.simulator.event.SustainedOutcome;
import io.exeunt.simulator.event.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * A design under a load that lasts, with the samples of the report split.
 *
 * @param load how often and how long
 * @param outcome what became of it
 * @param steadyState where the board would end up with clocks never lowered; empty where heat is not modelled
 * @param timeline power, temperature and clocks over time
 * @param states the clocks that the timeline's states stand for
 * @param governor what looks at the load; empty for nothing
 * @param modes names of the modes among which it chooses
 * @param slices the first inferences, piece by piece
 */
public record Sustained(
        Load load,
        SustainedOutcome outcome,
        Optional<SteadyState> steadyState,
        List<Timeline.Bin> timeline,
        StateSpace states,
        String governor,
        List<String> modes,
        List<SliceBook.Slice> slices) {
    public Sustained {
        timeline = List.copyOf(timeline);
        modes = List.copyOf(modes);
        slices = List.copyOf(slices);
    }
}
