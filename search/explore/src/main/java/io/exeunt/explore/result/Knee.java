package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The design of the front that the report recommends, in detail.
 *
 * @param designId id of a design on the front
 * @param split name of the split of the outcome, "report" normally
 * @param outcome its simulated outcome there, on the first board; null where operations are counted without a board
 */
public record Knee(String designId, String split, @Nullable Outcome outcome) {
    public Knee {
        Check.notBlank("knee design id", designId);
        Check.notBlank("split", split);
    }
}
