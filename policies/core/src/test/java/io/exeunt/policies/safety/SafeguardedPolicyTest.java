package io.exeunt.policies.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Policies;
import io.exeunt.policies.Splits;
import io.exeunt.policies.safety.SafetyMargin.Share;
import io.exeunt.policies.safety.SafetyMargin.StandardErrors;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.TraceSplit;
import org.junit.jupiter.api.Test;

class SafeguardedPolicyTest {
    private static final ExitPolicy MARGIN = Policies.byName("margin");

    @Test
    void aShareLowersTheBudgetThatThePolicySees() {
        FittedPolicy guarded = new SafeguardedPolicy(MARGIN, new Share(0.1)).fit(context(1, 30));

        assertThat(guarded.describe()).isEqualTo(MARGIN.fit(context(1, 27)).describe());
    }

    @Test
    void withoutMarginNothingChanges() {
        assertThat(new SafeguardedPolicy(MARGIN, SafetyMargin.NONE)
                        .fit(context(1, 30))
                        .describe())
                .isEqualTo(MARGIN.fit(context(1, 30)).describe());
        assertThat(new SafeguardedPolicy(MARGIN, SafetyMargin.AUTO)
                        .fit(context(1, Double.POSITIVE_INFINITY))
                        .describe())
                .isEqualTo(MARGIN.fit(context(1, Double.POSITIVE_INFINITY)).describe());
    }

    @Test
    void standardErrorsAreThoseOfTheDifferenceOfTwoMeans() {
        FitContext context = context(1, 30);
        var paths = MARGIN.fit(context).paths(context.split());
        double[] costs = paths.entries().stream()
                .flatMapToDouble(entry -> java.util.stream.DoubleStream.generate(
                                () -> context.costs().of(entry.path()))
                        .limit(entry.count()))
                .toArray();
        double mean = java.util.Arrays.stream(costs).average().orElseThrow();
        double variance = java.util.Arrays.stream(costs)
                .map(cost -> (cost - mean) * (cost - mean))
                .average()
                .orElseThrow();
        double target = 30 - 3 * Math.sqrt(2 * variance / costs.length);

        FittedPolicy guarded = new SafeguardedPolicy(MARGIN, new StandardErrors(3)).fit(context);

        assertThat(context.costs().variance(paths)).isCloseTo(variance, within(1e-9));
        assertThat(context.costs().mean(guarded.paths(context.split()))).isLessThanOrEqualTo(target);
        assertThat(guarded.describe()).isEqualTo(MARGIN.fit(context(1, target)).describe());
    }

    @Test
    void unseenSamplesKeepTheBudgetFarMoreOftenThanWithout() {
        int without = 0;
        int with = 0;
        for (int seed = 0; seed < 40; seed++) {
            without += overruns(seed, MARGIN);
            with += overruns(seed, new SafeguardedPolicy(MARGIN, SafetyMargin.AUTO));
        }

        assertThat(without).isGreaterThan(10);
        assertThat(with).isLessThanOrEqualTo(3);
    }

    private static int overruns(int seed, ExitPolicy policy) {
        FitContext context = context(seed, 30);
        TraceSplit unseen = Splits.random(seed + 1000L, 400, 4, 5, 1000);
        return context.costs().mean(policy.fit(context).paths(unseen)) > 30 ? 1 : 0;
    }

    @Test
    void aMarginThatTheCheapestExitDoesNotLeaveIsExplained() {
        assertThatThrownBy(() -> new SafeguardedPolicy(MARGIN, new Share(0.5)).fit(context(1, 12)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("12.0000 less the safety margin is 6.00000 MMAC: budget: Expected at least ");
    }

    @Test
    void theNameIsThePolicysOwn() {
        assertThat(new SafeguardedPolicy(MARGIN, SafetyMargin.AUTO).name()).isEqualTo("margin");
        assertThatThrownBy(() -> new Share(1))
                .hasMessage("Expected safety margin to be in 0..1, 1 left out, given 1.0");
    }

    private static FitContext context(int seed, double budget) {
        return new FitContext(Splits.random(seed, 400, 4, 5, 1000), ExitSet.all(4), Splits.costs(4), budget, 0);
    }
}
