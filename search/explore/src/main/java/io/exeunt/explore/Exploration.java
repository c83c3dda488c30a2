package io.exeunt.explore;

import io.exeunt.search.front.ParetoFront;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.study.StudyResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @param space decodes its points, and those of refined designs
     * @param evaluator of its points
     * @param result what it found
     * @param refined designs of its front that were refined afterwards, no two of them to the same
     */
    public record Found(EarlyExitSpace space, DesignEvaluator evaluator, StudyResult result, List<Refined> refined) {
        public Found {
            refined = eachOnce(refined);
        }

        /** Where several members became the same design, it is told of the first of them. */
        private static List<Refined> eachOnce(List<Refined> all) {
            Set<String> seen = new HashSet<>();
            return all.stream().filter(each -> seen.add(each.better().id())).toList();
        }

        /** Nothing was refined. */
        Found(EarlyExitSpace space, DesignEvaluator evaluator, StudyResult result) {
            this(space, evaluator, result, List.of());
        }

        /** The front after refinement: of refined designs, and of the others that none of those dominates. */
        public ParetoFront front() {
            if (refined.isEmpty()) {
                return result.front();
            }
            List<Evaluation> all = new ArrayList<>(result.front().members());
            refined.forEach(each -> all.add(each.better()));
            return ParetoFront.of(all);
        }
    }

    /**
     * A design of a study's front, and a better one near it.
     *
     * @param id of the trial that it comes from
     * @param better what it became, on the fit split
     */
    public record Refined(String id, Evaluation better) {}
}
