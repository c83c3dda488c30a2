package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.simulator.result.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The design of the front that the report recommends, in detail.
 *
 * @param designId id of a design on the front
 * @param split name of the split of the outcome, "report" normally
 * @param outcome its simulated outcome there, on the first board; null where operations are counted without a board
 * @param choice among which designs of the front it was chosen, in words; "" for all of them
 * @param trust how far its comparisons with the network without exits can be trusted, one each; empty where no board is priced
 */
public record Knee(String designId, String split, @Nullable Outcome outcome, String choice, List<Trust> trust) {
    public Knee {
        Check.notBlank("knee design id", designId);
        Check.notBlank("split", split);
        trust = List.copyOf(trust);
    }

    /** A design chosen among all, of which nothing further is known. */
    public Knee(String designId, String split, @Nullable Outcome outcome) {
        this(designId, split, outcome, "", List.of());
    }
}
