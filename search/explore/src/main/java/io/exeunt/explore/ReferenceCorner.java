package io.exeunt.explore;

import io.exeunt.search.front.ReferenceBox;
import io.exeunt.simulator.trace.ExitTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The corner from which hypervolume is measured: what the scenario says or, where it says nothing, the limit of the budget or, where
 * there is none, a tenth beyond the worst that anybody would ship: the network without exits at maximum clocks for latency and energy,
 * with all of them for memory, the weakest exit alone for the error. The ideal is zero. Fixed for the whole study.
 */
final class ReferenceCorner {
    private static final double BEYOND = 1.1;

    private final ExploreSpec spec;
    private final double weakestExitError;

    private ReferenceCorner(ExploreSpec spec, double weakestExitError) {
        this.spec = spec;
        this.weakestExitError = weakestExitError;
    }

    static ReferenceCorner of(ExploreSpec spec, ExitTrace trace) {
        double weakest = IntStream.range(0, trace.exits())
                .mapToDouble(exit -> trace.fit().accuracy(exit))
                .min()
                .orElseThrow();
        return new ReferenceCorner(spec, 1 - weakest);
    }

    /**
     * The box from the ideal to this corner.
     *
     * @param withoutExits what the network without exits is worth at maximum clocks, and the memory of all exits
     */
    ReferenceBox box(Worth withoutExits) {
        StudyGoals goals = spec.goals();
        List<Double> corner = new ArrayList<>();
        for (DesignObjective objective : spec.objectives()) {
            double given = spec.search().referencePoint().of(objective);
            double limit = limit(objective);
            double worst = BEYOND
                    * (objective == DesignObjective.ERROR ? weakestExitError : goals.valueOf(objective, withoutExits));
            corner.add(!Double.isNaN(given) ? given : Double.isFinite(limit) ? limit : Math.max(worst, 1e-9));
        }
        return new ReferenceBox(goals.goals().objectives(), Collections.nCopies(corner.size(), 0.0), corner);
    }

    private double limit(DesignObjective objective) {
        DesignBudget budget = spec.budget();
        return switch (objective) {
            case ERROR -> hasErrorLimit(budget) ? 1 - budget.minAccuracy() : Double.POSITIVE_INFINITY;
            case ENERGY -> budget.energyBudgetMj();
            case LATENCY -> budget.latencyBudgetMs();
            case MACS -> budget.macsBudgetMmac();
            case MEMORY -> budget.memoryBudgetMb();
        };
    }

    /** An accuracy of 1 leaves no room between the ideal and the limit. */
    private static boolean hasErrorLimit(DesignBudget budget) {
        return budget.minAccuracy() > 0 && budget.minAccuracy() < 1;
    }
}
