package io.exeunt.explore;

import io.exeunt.search.study.StudyResult;
import java.util.Optional;

/**
 * What a search found, and what it is to be compared with.
 *
 * @param spec what was asked
 * @param pricing prices designs
 * @param search the study itself
 * @param exitsAtMaxClocks the same search with all clocks at their highest; empty where no board is priced
 * @param randomSearch random designs on the same budget; empty if the study itself is a random search
 * @param withoutExits the network as it was, at maximum clocks
 * @param withoutExitsBestStatic the network as it was, at its best static clocks
 */
public record Exploration(
        ExploreSpec spec,
        DesignPricing pricing,
        Found search,
        Optional<Found> exitsAtMaxClocks,
        Optional<Found> randomSearch,
        EarlyExitDesign withoutExits,
        EarlyExitDesign withoutExitsBestStatic) {
    /**
     * A finished study and the space of its designs.
     *
     * @param space decodes its points
     * @param evaluator of its points
     * @param result what it found
     */
    public record Found(EarlyExitSpace space, DesignEvaluator evaluator, StudyResult result) {}
}
