package io.exeunt.policies.exclusion;

import io.exeunt.ground.Check;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Parameter;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.RuleNumber;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * {@link ExclusionPolicy} loosened for tight budgets; ours, not published: with r from 0 to 1 every β rises to β + r·(1 − β). At β = 1
 * only the leader stays.
 *
 * @param searched the β that the greedy search found
 * @param relaxed r, 0 … 1
 */
public record RelaxedExclusionPolicy(ExclusionPolicy searched, double relaxed) implements FittedPolicy {
    public RelaxedExclusionPolicy {
        Check.probability("relaxed", relaxed);
    }

    @Override
    public PathHistogram paths(TraceSplit split) {
        double[] betas = DoubleStream.of(searched.betas())
                .map(beta -> relaxed == 1 ? 1 : beta + relaxed * (1 - beta))
                .toArray();
        return new ExclusionPolicy(searched.exits(), betas).paths(split);
    }

    @Override
    public List<RuleNumber> numbers() {
        return Stream.concat(
                        searched.numbers().stream(), Stream.of(new RuleNumber("relaxed", Parameter.NO_EXIT, relaxed)))
                .toList();
    }

    @Override
    public String describe() {
        return searched.describe() + String.format(Locale.ROOT, "; relaxed by %.4g for the budget (ours)", relaxed);
    }
}
