package io.exeunt.search.front;

import io.exeunt.search.objective.Constraint;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.Goals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing is feasible.
 *
 * @param leastViolating infeasible designs, smallest violation first; of equal ones the one whose values come first
 * @param limits how every constraint fared, in their order; empty when every trial failed
 */
public record Infeasibility(List<Evaluation> leastViolating, List<Limit> limits) {
    /** Smallest violation first; of equal ones the one whose values come first. */
    private static final Comparator<Evaluation> RANK = Comparator.comparingDouble(Evaluation::violation)
            .thenComparing(evaluation -> evaluation.point().values(), Arrays::compare);

    private static final MathContext SHOWN = new MathContext(4);

    /**
     * How a constraint fared over all designs that were evaluated.
     *
     * @param constraint the constraint
     * @param nearestValue the value that came nearest to keeping it, or kept it best; in its unit
     * @param brokenShare share of designs that break it, 0..1
     * @param leastViolation relative violation in the least-violating design, 0 when that one keeps it
     * @param alone of the designs that break nothing but this one, the one that comes nearest to keeping it; empty where none does
     */
    public record Limit(
            Constraint constraint,
            double nearestValue,
            double brokenShare,
            double leastViolation,
            Optional<Evaluation> alone) {}

    public Infeasibility {
        leastViolating = List.copyOf(leastViolating);
        limits = List.copyOf(limits);
    }

    /**
     * Explains evaluations none of which is feasible; looks at each once.
     *
     * @param count how many least-violating designs to keep at most; above 0
     */
    public static Infeasibility of(Goals goals, Collection<Evaluation> evaluations, int count) {
        Queue<Evaluation> nearest = new PriorityQueue<>(RANK.reversed());
        List<Fate> fates = goals.constraints().stream().map(Fate::new).toList();
        for (Evaluation evaluation : evaluations) {
            if (evaluation.state() == Evaluation.State.INFEASIBLE) {
                nearest.add(evaluation);
                if (nearest.size() > count) {
                    nearest.remove();
                }
                for (int i = 0; i < fates.size(); i++) {
                    fates.get(i).add(evaluation, i);
                }
            }
        }
        List<Evaluation> ranked = nearest.stream().sorted(RANK).toList();
        return new Infeasibility(ranked, ranked.isEmpty() ? List.of() : limits(fates, ranked.get(0)));
    }

    private static List<Limit> limits(List<Fate> fates, Evaluation least) {
        double[] violations = least.violations();
        return IntStream.range(0, violations.length)
                .mapToObj(i -> fates.get(i).limit(violations[i]))
                .toList();
    }

    /** What is seen of one constraint, design by design. */
    private static final class Fate {
        private final Constraint constraint;
        private final DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        private long broken;
        private @Nullable Evaluation alone;

        Fate(Constraint constraint) {
            this.constraint = constraint;
        }

        void add(Evaluation evaluation, int index) {
            double value = evaluation.constraintValues()[index];
            double violation = constraint.violation(value);
            values.accept(value);
            broken += violation > 0 ? 1 : 0;
            if (violation == evaluation.violation() && (alone == null || RANK.compare(evaluation, alone) < 0)) {
                alone = evaluation;
            }
        }

        Limit limit(double leastViolation) {
            return new Limit(
                    constraint,
                    constraint.sense() == Constraint.Sense.AT_MOST ? values.getMin() : values.getMax(),
                    (double) broken / values.getCount(),
                    leastViolation,
                    Optional.ofNullable(alone));
        }
    }

    /** The constraint that binds: the one which the least-violating design breaks most. Empty when every trial failed. */
    public Optional<Limit> binding() {
        return limits.stream().max(Comparator.comparingDouble(Limit::leastViolation));
    }

    /** One or two sentences for people. */
    public String describe() {
        return describe(constraint -> false);
    }

    /**
     * The same where of some constraints the values that break them are not known.
     *
     * @param leftWhenBroken those of which is known no more than that they are broken
     */
    public String describe(Predicate<Constraint> leftWhenBroken) {
        return binding()
                .map(limit -> "No design keeps every constraint. The nearest one breaks " + limit.constraint()
                        + " most: it has "
                        + (leftWhenBroken.test(limit.constraint())
                                ? "more than "
                                        + shown(
                                                limit.constraint(),
                                                limit.constraint().bound())
                                : shown(limit))
                        + ".")
                .orElse("No design keeps every constraint: every trial failed.");
    }

    /** The value of the least-violating design, with its unit. */
    private String shown(Limit limit) {
        double value = leastViolating.get(0).constraintValues()[limits.indexOf(limit)];
        return shown(limit.constraint(), value);
    }

    private static String shown(Constraint constraint, double value) {
        String rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
        return (rounded + " " + constraint.unit()).strip();
    }
}
