package io.exeunt.policies.exit;

import io.exeunt.policies.score.Score;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;

/**
 * One threshold per exit on a score.
 *
 * @param score what is compared with the thresholds
 */
public record ThresholdRule(Score score) implements BuiltInRule {
    @Override
    public String name() {
        return score.id();
    }

    @Override
    public FittedPolicy fit(FitContext context) {
        throw new UnsupportedOperationException();
    }
}
