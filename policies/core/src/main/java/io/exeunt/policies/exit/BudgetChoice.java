package io.exeunt.policies.exit;

import io.exeunt.ground.statistics.PairedDifference;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Chooses among a rule's points for a budget. A budget is a limit, not something to spend: where an early exit is the best one, going on costs
 * accuracy and money.
 *
 * <p>What a published way of fitting comes to, which spends what it can, stands unless the most accurate of the rule's points within the budget
 * is better on the fit split by more than half a standard error of the paired difference, or another is as accurate for less. So a larger
 * budget never makes a rule worse on the fit split by more than that.
 */
public final class BudgetChoice {
    private static final double CAUTION = 0.5;

    private BudgetChoice() {}

    /**
     * One setting of a rule on the fit split.
     *
     * @param meanCost per sample, in the budget's unit
     * @param value mean of {@code values}, such as the share of right answers
     * @param values [sample], what each answer is worth, such as 1 if it is right; asked for only where two points are close
     * @param rule the fitted rule; made only if it is chosen, or if {@code values} need it
     */
    public record Point<P>(double meanCost, double value, Supplier<double[]> values, Supplier<P> rule) {
        /** A rule that does on the fit split what the counts say; its answers are worth 1 if they are right. */
        public static <P extends FittedPolicy> Point<P> of(FitContext context, PathCounts counts, Supplier<P> rule) {
            return new Point<>(
                    context.costs().mean(counts.histogram()),
                    counts.accuracy(),
                    () -> right(context, rule.get()),
                    rule);
        }

        /** As {@link #of(FitContext, PathCounts, Supplier)}, of a rule that is there already. */
        public static <P extends FittedPolicy> Point<P> of(FitContext context, P rule) {
            return of(context, rule.paths(context.split()), () -> rule);
        }

        private static double[] right(FitContext context, FittedPolicy rule) {
            boolean[] right = rule.decisions(context.split()).right();
            double[] values = new double[right.length];
            for (int i = 0; i < right.length; i++) {
                values[i] = right[i] ? 1 : 0;
            }
            return values;
        }
    }

    /**
     * The rule to take.
     *
     * @param published what the published way comes to; empty where nothing but the points is published
     * @param points others of the same rule; those beyond the budget are left out
     * @return empty if nothing is within the budget
     */
    public static <P> Optional<P> best(FitContext context, Optional<Point<P>> published, List<Point<P>> points) {
        List<Point<P>> within = Stream.concat(published.stream(), points.stream())
                .filter(point -> Budgets.allows(context, point.meanCost()))
                .toList();
        Optional<Point<P>> usual = published.filter(within::contains);
        return within.stream()
                .max(mostAccurate())
                .map(top -> usual.filter(spending -> !isClearlyBetter(top, spending))
                        .map(spending -> cheapestAsGood(within, spending))
                        .orElse(top))
                .map(chosen -> chosen.rule().get());
    }

    private static <P> Comparator<Point<P>> mostAccurate() {
        Comparator<Point<P>> byValue = Comparator.comparingDouble(Point::value);
        return byValue.thenComparing(
                Comparator.comparingDouble((Point<P> point) -> point.meanCost()).reversed());
    }

    private static <P> boolean isClearlyBetter(Point<P> top, Point<P> usual) {
        return top.value() > usual.value()
                && PairedDifference.isAbove(
                        CAUTION, top.values().get(), usual.values().get());
    }

    private static <P> Point<P> cheapestAsGood(List<Point<P>> within, Point<P> usual) {
        Comparator<Point<P>> byCost = Comparator.comparingDouble(Point::meanCost);
        return within.stream()
                .filter(point -> point.value() >= usual.value())
                .min(byCost.thenComparing(Comparator.comparingDouble((Point<P> point) -> point.value())
                        .reversed()))
                .orElse(usual);
    }
}
