package io.exeunt.compare.result;

import io.exeunt.ground.Check;
import io.exeunt.ground.statistics.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One policy at one budget. */
public sealed interface Cell {
    /** Name of the policy. */
    String policy();

    /** Largest mean cost per inference that it was fitted for, in the arena's budget unit. */
    double budget();

    /**
     * A policy that was fitted and scored.
     *
     * @param policy its name
     * @param budget it was fitted for
     * @param rule what was fitted, one line
     * @param fitAccuracy share answered right on <em>fit</em>
     * @param accuracy share answered right on <em>report</em>
     * @param costs one per unit of the arena, in their order
     * @param exitShares [exit], share of <em>report</em> that left there
     * @param difference from the reference at this budget; null for the reference itself and where there is none
     * @param atEqualCost one per unit of the arena; empty where there is no reference
     */
    record Scored(
            String policy,
            double budget,
            String rule,
            double fitAccuracy,
            Interval accuracy,
            List<MeanCost> costs,
            List<Double> exitShares,
            @Nullable Difference difference,
            List<EqualCost> atEqualCost)
            implements Cell {
        public Scored {
            Check.notBlank("policy", policy);
            costs = Check.notEmpty("costs", costs);
            exitShares = List.copyOf(exitShares);
            atEqualCost = List.copyOf(atEqualCost);
        }

        /** Mean cost in one of the arena's units. */
        public MeanCost cost(String unit) {
            return costs.stream()
                    .filter(cost -> cost.unit().equals(unit))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * A policy that can't work here or at this budget.
     *
     * @param policy its name
     * @param budget it should have been fitted for
     * @param reason what stood in the way, for the user to read
     */
    record Refused(String policy, double budget, String reason) implements Cell {
        public Refused {
            Check.notBlank("policy", policy);
            Check.notBlank("reason", reason);
        }
    }
}
