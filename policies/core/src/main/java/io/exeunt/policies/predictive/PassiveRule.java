package io.exeunt.policies.predictive;

import io.exeunt.policies.exit.BudgetChoice;
import io.exeunt.policies.exit.BudgetChoice.Point;
import io.exeunt.policies.exit.Budgets;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.score.Score;
import io.exeunt.policies.score.ScoreColumns;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What Predictive Exit is compared with: the same confidence and thresholds T_k = β·A_k, but no forecast; every exit of a list is
 * asked in turn. β is the one with the most right answers on fit whose mean cost is within the budget. Source: repository of
 * arXiv 2206.04685, baselines "hierarchical" and "placement".
 *
 * @param list which exits are asked
 */
public record PassiveRule(Exits list) implements ExitPolicy {
    static final ForecastEngine NO_FORECAST = new ForecastEngine(1);

    /** Which exits are asked. */
    public enum Exits {
        /** All kept ones. */
        HIERARCHICAL("predictive_hierarchical"),
        /** Those of the kept ones that the gain rule selects for the thresholds in question. */
        PLACEMENT("predictive_placement"),
        /** Those of the kept ones that save more than their heads cost, our reading of that rule. */
        SAVING("predictive_saving");

        private final String id;

        Exits(String id) {
            this.id = id;
        }
    }

    @Override
    public String name() {
        return list.id;
    }

    @Override
    public boolean reads(TraceSplit split) {
        return Score.MAX_ABS_LOGIT.reads(split);
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new PassiveTuning(this, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        SideExits side = new SideExits(context.split(), context.exits(), NO_FORECAST);
        long asked = context.exits().bits() & ~(1L << context.exits().last());
        ScoreColumns scores = ScoreColumns.of(context.split(), Score.MAX_ABS_LOGIT, asked);
        List<Point<ThresholdPolicy>> points = Arrays.stream(
                        BetaGrid.of(side, context.split().samples()))
                .mapToObj(beta -> policy(context, side, beta))
                .map(tried -> Point.of(context, tried.paths(context.split(), scores), () -> tried))
                .toList();
        double least = points.stream().mapToDouble(Point::meanCost).min().orElseThrow();
        Budgets.requireWithin(context, least, "the cheapest " + name());
        return BudgetChoice.best(context, Optional.empty(), points).orElseThrow();
    }

    private ThresholdPolicy policy(FitContext context, SideExits side, double beta) {
        return policy(
                context.exits(), side, beta, context.costs(), context.split().samples());
    }

    ThresholdPolicy policy(ExitSet all, SideExits side, double beta, ExitCosts costs, int samples) {
        double[] thresholds = BetaGrid.thresholds(side, beta);
        ExitSet exits =
                switch (list) {
                    case HIERARCHICAL -> all;
                    case PLACEMENT -> GainPlacement.choose(all, side, thresholds, costs, samples);
                    case SAVING -> GainPlacement.chooseSaving(all, side, thresholds, costs, samples);
                };
        return new ThresholdPolicy(Score.MAX_ABS_LOGIT, exits, BetaGrid.byExit(side, thresholds, all.exits()));
    }
}
