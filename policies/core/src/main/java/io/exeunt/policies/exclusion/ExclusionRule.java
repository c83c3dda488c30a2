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
import io.exeunt.simulator.trace.TraceSplit;

/**
 * Class exclusion: heads with one sigmoid per class rule classes out, and a sample leaves when one class is left. β is searched
 * greedily on the fit split, from .01 upwards. Source: arXiv 2309.13443.
 *
 * @param tolerance by how much accuracy on fit may fall below the full network's, > 0 as published (.001 to .008); or
 *     {@link #BY_BUDGET}, the smallest whose mean cost is within the budget
 */
public record ExclusionRule(double tolerance) implements ExitPolicy {
    /** Name in scenarios. */
    public static final String NAME = "class_exclusion";

    /** Stands for the smallest tolerance within the budget. */
    public static final double BY_BUDGET = -1;

    private static final int START_PERCENT = 1;

    public ExclusionRule {
        Tolerances.check(tolerance);
    }

    @Override
    public String name() {
        return Tolerances.name(NAME, tolerance);
    }

    @Override
    public boolean reads(TraceSplit split) {
        return SigmoidHeads.areIn(split);
    }

    /** The β of each exit are turned, whatever the tolerance is. */
    @Override
    public PolicyTuning tuning(TuningContext context) {
        TraceSplit split = context.split();
        SigmoidHeads.require(split, ExitSet.all(context.exits()));
        Predictions leaders = Predictions.of(split);
        return new LevelTuning("beta_percent", context, new LevelTuning.Rule() {
            @Override
            public void count(ExitSet exits, double[] levels, ExitCounts into) {
                policy(exits, levels).count(split, leaders, into);
            }

            @Override
            public ExclusionPolicy policy(ExitSet exits, double[] levels) {
                return new ExclusionPolicy(exits, levels);
            }
        });
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        SigmoidHeads.require(context.split(), context.exits());
        Budgets.requireWithin(
                context, Budgets.direct(context, context.exits().indices()[0]), "leaving at the first exit");
        GreedySearch search = new GreedySearch(START_PERCENT, 1, new ExclusionSweep(context.split(), context.exits()));
        ToleranceFit fit = new ToleranceFit(
                context,
                search,
                betas -> new ExclusionPolicy(context.exits(), betas),
                (betas, relaxed) -> new RelaxedExclusionPolicy(new ExclusionPolicy(context.exits(), betas), relaxed));
        return tolerance == BY_BUDGET ? fit.withinBudget() : fit.within(tolerance);
    }
}
