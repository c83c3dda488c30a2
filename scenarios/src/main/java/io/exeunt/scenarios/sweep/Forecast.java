package io.exeunt.scenarios.sweep;

import io.exeunt.explore.SearchSpec;
import io.exeunt.scenarios.run.FinishedStudy;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.scenarios.sweep.PlannedCell.Question.Asked;

/**
 * What a sweep would do.
 *
 * @param cells in all
 * @param wrong whose values don't go together
 * @param finished that are there already
 * @param evaluations of designs that are left, an upper bound: a search may find fewer designs than it is allowed to look at
 */
public record Forecast(int cells, int wrong, int finished, long evaluations) {
    /** Of a plan; nothing is written. */
    public static Forecast of(SweepPlan plan) {
        int wrong = 0;
        int finished = 0;
        long evaluations = 0;
        for (PlannedCell cell : plan.cells()) {
            if (!(cell.question() instanceof Asked asked)) {
                wrong++;
            } else if (FinishedStudy.answers(plan.root(cell), asked.scenario())) {
                finished++;
            } else {
                evaluations += evaluations(asked.scenario());
            }
        }
        return new Forecast(plan.cells().size(), wrong, finished, evaluations);
    }

    /** The search itself, the same at maximum clocks where there is a board, and random designs beside anything else. */
    private static long evaluations(Scenario scenario) {
        SearchSpec search = scenario.search();
        int searches = 1
                + (scenario.devices().isEmpty() ? 0 : 1)
                + (search.algorithm() == SearchSpec.Algorithm.RANDOM ? 0 : 1);
        return (long) searches * search.evaluations();
    }
}
