package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Leave when so many kept exits in a row agree. Source: PABEE, arXiv 2006.04152; its counter of unchanged answers is our number of
 * agreeing exits less one.
 *
 * @param patience number of agreeing exits, > 0; {@link #BY_BUDGET} chooses the largest whose mean cost is within the budget,
 *     unless a smaller one is better or as good ({@link BudgetChoice})
 */
public record PatienceRule(int patience) implements BuiltInRule {
    /** Name in scenarios, alone or before a colon and the patience. */
    public static final String NAME = "patience";

    /** Stands for the largest patience within the budget. */
    public static final int BY_BUDGET = 0;

    public PatienceRule {
        Check.nonNegative("patience", (long) patience);
    }

    @Override
    public String name() {
        return patience == BY_BUDGET ? NAME : NAME + ":" + patience;
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new PatienceTuning(patience, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        Agreement agreement = Agreement.of(Predictions.of(context.split()), context.exits());
        int least = patience == BY_BUDGET ? 1 : patience;
        Budgets.requireWithin(context, meanCost(context, agreement, least), "patience " + least);
        return patience == BY_BUDGET ? byBudget(context, agreement) : new PatiencePolicy(context.exits(), patience);
    }

    /** Usually the largest patience within the budget. */
    private static PatiencePolicy byBudget(FitContext context, Agreement agreement) {
        List<Point<PatiencePolicy>> points = IntStream.rangeClosed(1, agreement.largestPatience())
                .mapToObj(t -> Point.of(context, agreement.histogram(t), () -> new PatiencePolicy(context.exits(), t)))
                .toList();
        Optional<Point<PatiencePolicy>> usual = points.stream()
                .filter(point -> Budgets.allows(context, point.meanCost()))
                .reduce((less, more) -> more);
        return BudgetChoice.best(context, usual, points).orElseThrow();
    }

    private static double meanCost(FitContext context, Agreement agreement, int patience) {
        return context.costs().mean(agreement.histogram(patience));
    }
}
