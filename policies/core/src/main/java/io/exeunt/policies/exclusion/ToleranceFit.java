package io.exeunt.policies.exclusion;

import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.Budgets;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Fits levels by {@link GreedySearch}. As published, accuracy may fall below the full network's by a tolerance, and cost comes out as it
 * may. For a budget the tolerance is chosen: of 0, .001, .001·1.25, … 1 the smallest whose mean cost is within it; its levels then move
 * towards those of the next smaller tolerance as far as the budget allows.
 * Where no tolerance keeps it, the levels of the largest are relaxed ({@link Relaxation}) just as far as the budget asks. Both are ours, and
 * so is that levels of larger tolerances are taken where they are better or as good ({@link BudgetChoice}).
 */
final class ToleranceFit {
    private static final double FIRST = 0.001;
    private static final double RATIO = 1.25;
    private static final int STEPS = 32;
    private static final int BISECTIONS = 20;
    private static final int SMALLER_BUDGETS = 24;

    private final FitContext context;
    private final GreedySearch search;
    private final Function<double[], FittedPolicy> policy;
    private final Relaxation relaxation;
    private final int[] order;
    private final double fullAccuracy;

    /**
     * Prepares it.
     *
     * @param policy with levels [exit]
     * @param relaxation of these levels
     */
    ToleranceFit(
            FitContext context, GreedySearch search, Function<double[], FittedPolicy> policy, Relaxation relaxation) {
        this.context = context;
        this.relaxation = relaxation;
        this.search = search;
        this.policy = policy;
        order = GreedySearch.order(context);
        fullAccuracy = finalAccuracy(context.split());
    }

    private static double finalAccuracy(TraceSplit split) {
        int right = 0;
        for (int i = 0; i < split.samples(); i++) {
            right += split.correct(split.exits().size() - 1, i) ? 1 : 0;
        }
        return (double) right / split.samples();
    }

    /** For a tolerance; a budget that this overruns is refused. */
    FittedPolicy within(double tolerance) {
        FittedPolicy found = at(tolerance);
        Budgets.requireWithin(context, cost(found), "tolerance " + tolerance);
        return found;
    }

    /** For the context's budget, which must pay for leaving at the first kept exit. */
    FittedPolicy withinBudget() {
        List<double[]> ladder = IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> levels(tolerance(step)))
                .toList();
        List<Point<FittedPolicy>> rungs = ladder.stream()
                .map(levels -> Point.of(context, policy.apply(levels)))
                .toList();
        List<Point<FittedPolicy>> points = new ArrayList<>(rungs);
        for (double smaller : smallerBudgets()) {
            points.add(spending(smaller, ladder, rungs));
        }
        return BudgetChoice.best(context, Optional.of(spending(context.budget(), ladder, rungs)), points)
                .orElseThrow();
    }

    /** The same for each budget, so that with more of it nearly all is to be had that is to be had with less. */
    private double[] smallerBudgets() {
        int[] kept = context.exits().indices();
        double least = Budgets.direct(context, kept[0]);
        double most = context.costs()
                .of(Path.of(context.exits().last(), context.exits().bits()));
        return IntStream.range(0, SMALLER_BUDGETS)
                .mapToDouble(i -> least + (most - least) * i / SMALLER_BUDGETS)
                .filter(smaller -> smaller > 0 && smaller < context.budget())
                .toArray();
    }

    /**
     * What the published way spends of a budget: from the smallest tolerance that keeps it as far towards the next smaller one as it allows;
     * where none keeps it, the largest relaxed as little as it allows. Cost need not fall all the way with the tolerance: where a level lets
     * many classes pass, fewer samples leave.
     */
    private Point<FittedPolicy> spending(double budget, List<double[]> ladder, List<Point<FittedPolicy>> rungs) {
        for (int step = 0; step <= STEPS; step++) {
            if (Budgets.allows(context.withBudget(budget), rungs.get(step).meanCost())) {
                double[] from = ladder.get(step);
                double[] towards = ladder.get(Math.max(0, step - 1));
                return dearest(budget, way -> policy.apply(between(from, towards, way)));
            }
        }
        return dearest(budget, way -> relaxation.at(ladder.get(STEPS), 1 - way));
    }

    private static double[] between(double[] from, double[] towards, double way) {
        double[] levels = new double[from.length];
        for (int k = 0; k < levels.length; k++) {
            levels[k] = from[k] + way * (towards[k] - from[k]);
        }
        return levels;
    }

    /** The rule of the largest number in 0 … 1 that bisection finds to keep a budget; that of 0 keeps it. */
    private Point<FittedPolicy> dearest(double budget, DoubleFunction<FittedPolicy> rule) {
        Point<FittedPolicy> best = Point.of(context, rule.apply(0));
        double within = 0;
        double beyond = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (within + beyond) / 2;
            Point<FittedPolicy> tried = Point.of(context, rule.apply(middle));
            if (Budgets.allows(context.withBudget(budget), tried.meanCost())) {
                within = middle;
                best = tried;
            } else {
                beyond = middle;
            }
        }
        return best;
    }

    private static double tolerance(int step) {
        return step == 0 ? 0 : Math.min(1, FIRST * Math.pow(RATIO, step - 1.0));
    }

    private FittedPolicy at(double tolerance) {
        return policy.apply(levels(tolerance));
    }

    private double[] levels(double tolerance) {
        return search.search(context.exits().exits(), order, fullAccuracy - tolerance);
    }

    private double cost(FittedPolicy fitted) {
        return context.costs().mean(fitted.paths(context.split()));
    }
}
