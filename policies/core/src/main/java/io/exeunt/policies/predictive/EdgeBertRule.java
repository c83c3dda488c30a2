package io.exeunt.policies.predictive;

import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.Budgets;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * EdgeBERT's entropy look-up forecast, on heads of any kind. The table is made from the fit split; of a grid of pairs of thresholds the
 * one with the most right answers on fit is taken whose mean cost is within the budget. The repository's pairs were set by hand: exit
 * .23, .28, .46 and forecast .09, .16, .28 for two classes. Source: arXiv 2011.14203.
 *
 * @param asksOnTheWay whether heads between the first exit and the one foretold are evaluated
 */
public record EdgeBertRule(boolean asksOnTheWay) implements ExitPolicy {
    /** Name in scenarios. */
    public static final String NAME = "edgebert";

    /** Name in scenarios of the rule that goes straight to the exit foretold. */
    public static final String DIRECT_NAME = "edgebert_direct";

    private static final int QUANTILES = 24;

    @Override
    public String name() {
        return name(asksOnTheWay);
    }

    static String name(boolean asksOnTheWay) {
        return asksOnTheWay ? NAME : DIRECT_NAME;
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new EdgeBertTuning(asksOnTheWay, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        return choose(context);
    }

    /** As {@link #fit}, with the result's own type. */
    public EdgeBertPolicy choose(FitContext context) {
        int first = context.exits().indices()[0];
        Budgets.requireWithin(context, Budgets.direct(context, first), "leaving at exit " + first);
        int[] sides = LutWalk.sides(context.exits());
        double[][] entropies = Entropies.of(context.split(), sides);
        EntropyTable table = EntropyTable.of(
                sides.length == 0 ? new double[1][0] : entropies,
                context.split().classes());
        LutWalk walk = new LutWalk(entropies, context.exits(), table, asksOnTheWay);
        FitTally trial = new FitTally(context);
        List<Point<EdgeBertPolicy>> points = new ArrayList<>();
        for (double exitBelow : grid(pooled(entropies))) {
            for (double forecastBelow : grid(foretold(table))) {
                run(trial, walk, exitBelow, forecastBelow, context);
                points.add(trial.point(
                        () -> new EdgeBertPolicy(context.exits(), table, exitBelow, forecastBelow, asksOnTheWay)));
            }
        }
        return BudgetChoice.best(context, Optional.empty(), points)
                .orElseGet(() -> new EdgeBertPolicy(context.exits(), table, Double.POSITIVE_INFINITY, 0, asksOnTheWay));
    }

    private static void run(FitTally trial, LutWalk walk, double exitBelow, double forecastBelow, FitContext context) {
        trial.reset();
        for (int i = 0; i < context.split().samples(); i++) {
            walk.run(i, exitBelow, forecastBelow);
            trial.add(i, walk.exit(), walk.heads());
        }
    }

    private static double[] pooled(double[][] entropies) {
        return Arrays.stream(entropies).flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static double[] foretold(EntropyTable table) {
        return IntStream.range(0, EntropyTable.ROWS * table.later())
                .mapToDouble(i -> table.predicted(i / table.later(), i % table.later()))
                .sorted()
                .toArray();
    }

    /** Nobody, quantiles, everybody. */
    private static double[] grid(double[] rising) {
        DoubleStream quantiles = rising.length == 0
                ? DoubleStream.empty()
                : IntStream.range(0, QUANTILES)
                        .mapToDouble(q -> rising[(int) ((long) q * (rising.length - 1) / (QUANTILES - 1))]);
        return DoubleStream.concat(DoubleStream.of(0, Double.POSITIVE_INFINITY), quantiles)
                .sorted()
                .distinct()
                .toArray();
    }
}
