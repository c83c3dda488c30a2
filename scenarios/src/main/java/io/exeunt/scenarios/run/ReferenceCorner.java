package io.exeunt.scenarios.run;

import io.exeunt.explore.DesignBudget;
import io.exeunt.explore.DesignObjective;
import io.exeunt.explore.StudyGoals;
import io.exeunt.policies.dl4j.trace.ExitAccuracy;
import io.exeunt.scenarios.spec.Scenario;
import io.exeunt.search.front.ReferenceBox;
import io.exeunt.simulator.analytic.Figures;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The corner from which hypervolume is measured: what the scenario says or, where it says nothing, the limit of the budget or, where
 * there is none, a tenth beyond the worst that anybody would ship: the network without exits at maximum clocks for latency and energy,
 * the weakest exit alone for the error. The ideal is zero. Fixed for the whole study.
 */
final class ReferenceCorner {
    private static final double BEYOND = 1.1;

    private final Scenario scenario;
    private final double weakestExitError;

    private ReferenceCorner(Scenario scenario, double weakestExitError) {
        this.scenario = scenario;
        this.weakestExitError = weakestExitError;
    }

    static ReferenceCorner of(Scenario scenario, ExitTrace trace) {
        double weakest = ExitAccuracy.table(trace).stream()
                .mapToDouble(ExitAccuracy::fit)
                .min()
                .orElseThrow();
        return new ReferenceCorner(scenario, 1 - weakest);
    }

    /**
     * The box from the ideal to this corner.
     *
     * @param withoutExits figures of the network without exits at maximum clocks
     */
    ReferenceBox box(Figures withoutExits) {
        StudyGoals goals = new StudyGoals(scenario.objectives(), scenario.budget());
        List<Double> corner = new ArrayList<>();
        for (DesignObjective objective : scenario.objectives()) {
            double given = scenario.search().referencePoint().of(objective);
            double limit = limit(objective);
            double worst = BEYOND
                    * (objective == DesignObjective.ERROR ? weakestExitError : goals.valueOf(objective, withoutExits));
            corner.add(!Double.isNaN(given) ? given : Double.isFinite(limit) ? limit : Math.max(worst, 1e-9));
        }
        return new ReferenceBox(goals.goals().objectives(), Collections.nCopies(corner.size(), 0.0), corner);
    }

    private double limit(DesignObjective objective) {
        DesignBudget budget = scenario.budget();
        return switch (objective) {
            case ERROR -> hasErrorLimit(budget) ? 1 - budget.minAccuracy() : Double.POSITIVE_INFINITY;
            case ENERGY -> budget.energyBudgetMj();
            case LATENCY -> budget.latencyBudgetMs();
        };
    }
    /** An accuracy of 1 leaves no room between the ideal and the limit. */
    private static boolean hasErrorLimit(DesignBudget budget) {
        return budget.minAccuracy() > 0 && budget.minAccuracy() < 1;
    }
}
