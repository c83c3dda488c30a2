package io.exeunt.policies.exit;

import io.exeunt.policies.score.Score;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;

/**
 * One threshold per exit on a score. Fitted by geometric exit shares, as MSDNet does: the deepest such shares whose mean cost on
 * the fit split is within the budget, every evaluated head charged; the plain network where the budget pays for the final exit. Where
 * others of these shares, or one exit for all, are better or as good for less, those ({@link BudgetChoice}).
 *
 * <p>A budget below the cheapest kept exit is refused. Explicit thresholds need no fitting: see {@link ThresholdPolicy}.
 *
 * @param score what is compared with the thresholds
 */
public record ThresholdRule(Score score) implements BuiltInRule {
    @Override
    public String name() {
        return score.id();
    }

    @Override
    public boolean reads(TraceSplit split) {
        return score.reads(split);
    }

    @Override
    public PolicyTuning tuning(TuningContext context) {
        return new ThresholdTuning(score, context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        score.require(
                name(),
                context.split(),
                context.exits().bits() & ~(1L << context.exits().last()));
        return new GeometricFit(context, score).fit();
    }
}
