package io.exeunt.scenarios.run;

import io.exeunt.explore.DesignEvaluator;
import io.exeunt.explore.EarlyExitDesign;
import io.exeunt.explore.EarlyExitSpace;
import io.exeunt.explore.RuleBook;
import io.exeunt.search.study.StudyResult;
import io.exeunt.simulator.analytic.AnalyticEngine;
import java.util.Optional;

/**
 * What a search found, and what it is to be compared with.
 *
 * @param engine prices designs
 * @param rules fits their rules
 * @param search the study itself
 * @param exitsAtMaxClocks the same search with all clocks at their highest
 * @param randomSearch random designs on the same budget; empty if the study itself is a random search
 * @param withoutExits the network as it was, at maximum clocks
 * @param withoutExitsBestStatic the network as it was, at its best static clocks
 */
record Exploration(
        AnalyticEngine engine,
        RuleBook rules,
        Found search,
        Found exitsAtMaxClocks,
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
    record Found(EarlyExitSpace space, DesignEvaluator evaluator, StudyResult result) {}
}
