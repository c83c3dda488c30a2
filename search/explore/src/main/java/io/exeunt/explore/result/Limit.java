package io.exeunt.explore.result;

import io.exeunt.ground.Check;
import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Constraint.Sense;

/**
 * A hard limit, in the SI unit of its metric.
 *
 * @param metric what is limited
 * @param sense on which side of the bound values are allowed
 * @param bound the limit, itself allowed
 */
public record Limit(Metric metric, Sense sense, double bound) {
    public Limit {
        Check.require(Double.isFinite(bound), "bound of " + metric.key(), "finite", bound);
    }

    /** How far these figures lie beyond the bound, relative to the bound's size; 0 when it is kept. */
    public double violation(Figures figures) {
        return new Constraint(metric.key(), metric.quantity().unit(), sense, bound).violation(metric.of(figures));
    }
}
