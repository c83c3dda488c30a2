package io.exeunt.search.front;

import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why nothing is feasible.
 *
 * @param leastViolating infeasible designs, smallest violation first; of equal ones the one whose values come first
 * @param limits how every constraint fared, in their order; empty when every trial failed
 */
public record Infeasibility(List<Evaluation> leastViolating, List<Limit> limits) {
    private static final MathContext SHOWN = new MathContext(4);

    /**
     * How a constraint fared over all designs that were evaluated.
     *
     * @param constraint the constraint
     * @param nearestValue the value that came nearest to keeping it, or kept it best; in its unit
     * @param brokenShare share of designs that break it, 0..1
     * @param leastViolation relative violation in the least-violating design, 0 when that one keeps it
     */
    public record Limit(Constraint constraint, double nearestValue, double brokenShare, double leastViolation) {}

    public Infeasibility {
        leastViolating = List.copyOf(leastViolating);
        limits = List.copyOf(limits);
    }

    /**
     * Explains evaluations none of which is feasible.
     *
     * @param count how many least-violating designs to keep at most
     */
    public static Infeasibility of(Goals goals, Collection<Evaluation> evaluations, int count) {
        List<Evaluation> ranked = evaluations.stream()
                .filter(e -> e.state() == Evaluation.State.INFEASIBLE)
                .sorted(Comparator.comparingDouble(Evaluation::violation)
                        .thenComparing(e -> e.point().values(), Arrays::compare))
                .toList();
        List<Limit> limits = new ArrayList<>();
        for (int i = 0; !ranked.isEmpty() && i < goals.constraints().size(); i++) {
            limits.add(limit(goals.constraints().get(i), i, ranked));
        }
        return new Infeasibility(ranked.subList(0, Math.min(count, ranked.size())), limits);
    }

    /** The constraint that binds: the one which the least-violating design breaks most. Empty when every trial failed. */
    public Optional<Limit> binding() {
        return limits.stream().max(Comparator.comparingDouble(Limit::leastViolation));
    }

    /** One or two sentences for people. */
    public String describe() {
        return binding()
                .map(limit -> "No design keeps every constraint. The nearest one breaks " + limit.constraint()
                        + " most: it has " + shown(limit) + ".")
                .orElse("No design keeps every constraint: every trial failed.");
    }

    /** The value of the least-violating design, with its unit. */
    private String shown(Limit limit) {
        double value = leastViolating.get(0).constraintValues()[limits.indexOf(limit)];
        String rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
        return (rounded + " " + limit.constraint().unit()).strip();
    }

    private static Limit limit(Constraint constraint, int index, List<Evaluation> ranked) {
        var values =
                ranked.stream().mapToDouble(e -> e.constraintValues()[index]).summaryStatistics();
        long broken = ranked.stream().filter(e -> e.violations()[index] > 0).count();
        return new Limit(
                constraint,
                constraint.sense() == Constraint.Sense.AT_MOST ? values.getMin() : values.getMax(),
                (double) broken / ranked.size(),
                ranked.get(0).violations()[index]);
    }
}
