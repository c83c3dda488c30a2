package io.exeunt.policies.safety;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.safety.SafetyMargin.Share;
import io.exeunt.policies.safety.SafetyMargin.StandardErrors;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Locale;

/**
 * Any policy, fitted for less than the budget so that it keeps the budget on samples it has not seen. It only ever lowers the budget that
 * the policy is handed, so it works for every policy, those of third parties included.
 *
 * @param policy that is fitted
 * @param margin what is kept back
 */
public record SafeguardedPolicy(ExitPolicy policy, SafetyMargin margin) implements ExitPolicy {
    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public boolean reads(TraceSplit split) {
        return policy.reads(split);
    }

    @Override
    public boolean canBeBuilt() {
        return policy.canBeBuilt();
    }

    /** A search weighs what it turns by itself: nothing is kept back. */
    @Override
    public PolicyTuning tuning(TuningContext context) {
        return policy.tuning(context);
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        if (Double.isInfinite(context.budget())) {
            return policy.fit(context);
        }
        return margin instanceof Share share
                ? within(context, context.budget() * (1 - share.share()))
                : afterTrial(context, ((StandardErrors) margin).factor());
    }

    private FittedPolicy afterTrial(FitContext context, double factor) {
        FittedPolicy tried = policy.fit(context);
        PathHistogram paths = tried.paths(context.split());
        double errorOfDifference = Math.sqrt(2 * context.costs().variance(paths) / paths.samples());
        double target = context.budget() - factor * errorOfDifference;
        return context.costs().mean(paths) <= target ? tried : within(context, target);
    }

    private FittedPolicy within(FitContext context, double target) {
        try {
            return policy.fit(context.withBudget(target));
        } catch (InvalidInputException | IllegalArgumentException e) {
            throw target == context.budget() ? e : explained(context, target, e);
        }
    }

    private static InvalidInputException explained(FitContext context, double target, RuntimeException refusal) {
        String lowered = String.format(
                Locale.ROOT,
                "%.6g less the safety margin is %.6g %s",
                context.budget(),
                target,
                context.costs().unit());
        return new InvalidInputException(lowered, String.valueOf(refusal.getMessage()), null, refusal);
    }
}
