package io.exeunt.policies.exclusion;

import io.exeunt.policies.exit.Budgets;
import io.exeunt.policies.score.Predictions;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;

/**
 * The softmax baseline that class exclusion was compared with, on the same heads: sigmoids go through softmax of the logits they stem
 * from, so that heads of any kind will do. Thresholds are searched greedily on the fit split, from 1 downwards.
 *
 * @param tolerance as for {@link ExclusionRule}; published ones are .005 to .015
 */
public record CompareRule(double tolerance) implements ExitPolicy {
    /** Name in scenarios. */
    public static final String NAME = "class_exclusion_cr";

    private static final int START_PERCENT = 100;

    public CompareRule {
        Tolerances.check(tolerance);
    }

    @Override
    public String name() {
        return Tolerances.name(NAME, tolerance);
    }

    /** The threshold of each exit is turned, whatever the tolerance is. */
    @Override
    public PolicyTuning tuning(TuningContext context) {
        Predictions predictions = Predictions.of(context.split());
        Leaders leaders = new Leaders(context.split(), ExitSet.all(context.exits()));
        return new LevelTuning("threshold_percent", context, new LevelTuning.Rule() {
            @Override
            public void count(ExitSet exits, double[] levels, ExitCounts into) {
                policy(exits, levels).count(predictions, leaders.only(exits), into);
            }

            @Override
            public ComparePolicy policy(ExitSet exits, double[] levels) {
                return new ComparePolicy(exits, levels);
            }
        });
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        Budgets.requireWithin(
                context, Budgets.direct(context, context.exits().indices()[0]), "leaving at the first exit");
        Leaders leaders = new Leaders(context.split(), context.exits());
        GreedySearch search = new GreedySearch(START_PERCENT, -1, new CompareSweep(context.split(), leaders));
        ToleranceFit fit = new ToleranceFit(
                context,
                search,
                thresholds -> new ComparePolicy(context.exits(), thresholds),
                (thresholds, relaxed) ->
                        new RelaxedComparePolicy(new ComparePolicy(context.exits(), thresholds), relaxed));
        return tolerance == ExclusionRule.BY_BUDGET ? fit.withinBudget() : fit.within(tolerance);
    }
}
