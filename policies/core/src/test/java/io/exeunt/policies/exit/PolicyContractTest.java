package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.exeunt.policies.Policies;
import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.SampleDecisions;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the elementary policies beyond the contract of all. */
class PolicyContractTest {
    private final TraceSplit split = Splits.random(11, 300, 4, 5, 60);

    static Stream<ExitPolicy> policies() {
        return Stream.concat(policiesForAnyNetwork(), Stream.of(new FixedExitRule(1), new FixedExitRule(3)));
    }

    static Stream<ExitPolicy> policiesForAnyNetwork() {
        Stream<ExitPolicy> builtIn = Policies.builtIn().stream()
                .filter(BuiltInRule.class::isInstance)
                .filter(rule -> !rule.name().equals(Score.MAX_ABS_LOGIT.id()));
        return Stream.concat(builtIn, Stream.of(new PatienceRule(2)));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everySampleLeavesOnceAtAKeptExitWhoseHeadWasAsked(ExitPolicy policy) {
        PathHistogram paths = policy.fit(context(split, 60)).paths(split);

        assertThat(paths.samples()).isEqualTo(300);
        assertThat(paths.entries()).allSatisfy(entry -> {
            Path path = entry.path();
            assertThat(ExitSet.of(4, 1, 2).contains(path.exit())).isTrue();
            assertThat(path.evaluates(path.exit())).isTrue();
            assertThat(path.evaluated() & ~ExitSet.of(4, 1, 2).bits()).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatBecomesOfEachSampleAddsUpToThePaths(ExitPolicy policy) {
        for (double budget : new double[] {41, 42.5, 60}) {
            FittedPolicy fitted = policy.fit(context(split, budget));
            SampleDecisions decisions = fitted.decisions(split);

            assertThat(decisions.histogram()).isEqualTo(fitted.paths(split));
            for (int i = 0; i < split.samples(); i++) {
                assertThat(decisions.right()[i]).isEqualTo(split.correct(decisions.exit(i), i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void oneSampleIsDecidedAsInTheMidstOfOthers(ExitPolicy policy) {
        FittedPolicy fitted = policy.fit(context(split, 43));
        assumeFalse(fitted instanceof OraclePolicy, "the oracle spends one budget on all samples");
        FittedPolicy bare = new FittedPolicy() {
            @Override
            public String describe() {
                return fitted.describe();
            }

            @Override
            public PathHistogram paths(TraceSplit samples) {
                return fitted.paths(samples);
            }
        };

        SampleDecisions oneByOne = bare.decisions(split);
        SampleDecisions atOnce = fitted.decisions(split);

        assertThat(oneByOne.right()).isEqualTo(atOnce.right());
        for (int i = 0; i < split.samples(); i++) {
            assertThat(oneByOne.pathOf(i)).isEqualTo(atOnce.pathOf(i));
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theOrderOfSamplesDoesNotMatter(ExitPolicy policy) {
        TraceSplit reversed = Splits.reversed(split);

        assertThat(policy.fit(context(reversed, 45)).paths(split))
                .isEqualTo(policy.fit(context(split, 45)).paths(reversed));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theSameContextGivesTheSamePolicy(ExitPolicy policy) {
        assertThat(policy.fit(context(split, 45)).describe())
                .isEqualTo(policy.fit(context(split, 45)).describe());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theBudgetIsKeptOnFit(ExitPolicy policy) {
        for (double budget : new double[] {41, 42.5, 43}) {
            PathHistogram paths = policy.fit(context(split, budget)).paths(split);
            assertThat(Splits.costs(4).mean(paths)).isLessThanOrEqualTo(budget + 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("policiesForAnyNetwork")
    void aSingleExitLeavesNoChoice(ExitPolicy policy) {
        TraceSplit single = Splits.random(12, 40, 1, 3, 60);

        PathHistogram paths = policy.fit(new FitContext(single, ExitSet.all(1), Splits.costs(1), 11, 0))
                .paths(single);

        assertThat(paths).isEqualTo(new FixedExitPolicy(0, "").paths(single));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aSingleClassIsAlwaysRight(ExitPolicy policy) {
        TraceSplit oneClass = Splits.random(13, 40, 4, 1, 60);

        assertThat(policy.fit(context(oneClass, 45)).paths(oneClass).accuracy()).isEqualTo(1);
    }

    private static FitContext context(TraceSplit split, double budget) {
        return new FitContext(split, ExitSet.of(4, 1, 2), Splits.costs(4), budget, 0);
    }
}
