package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Policies;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for both learned policies. */
class LearnedPoliciesTest {
    private static final int EXITS = 4;
    private static final EenetTraining QUICK = new EenetTraining(1, 3, 5, 0.02, 1e-2, 1e-2, 1e-2, 0.5);
    private static final TraceSplit FIT = Traces.noisy("fit", 600, 5, EXITS, 3);
    private static final TraceSplit REPORT = Traces.noisy("report", 600, 5, EXITS, 4);

    static Stream<ExitPolicy> policies() {
        return Stream.of(new EenetPolicy(QUICK, 0), new ExeuntSchedulerPolicy());
    }

    private static FitContext context(TraceSplit split, ExitSet exits, double budget) {
        return new FitContext(split, exits, Traces.evenCosts(split.exits().size()), budget, 5);
    }

    private static FitContext context(double budget) {
        return context(FIT, ExitSet.all(EXITS), budget);
    }

    @Test
    void bothAreFoundByName() {
        assertThat(Policies.find("eenet")).containsInstanceOf(EenetPolicy.class);
        assertThat(Policies.find("eenet-exeunt")).containsInstanceOf(ExeuntSchedulerPolicy.class);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theBudgetIsKeptOnFitAndNearlyOnReport(ExitPolicy policy) {
        for (double budget : new double[] {14, 22, 30}) {
            var fitted = policy.fit(context(budget));
            assertThat(Traces.evenCosts(EXITS).mean(fitted.paths(FIT))).isLessThanOrEqualTo(budget);
            assertThat(Traces.evenCosts(EXITS).mean(fitted.paths(REPORT))).isLessThan(budget * 1.1);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aLargerBudgetIsNoLessAccurate(ExitPolicy policy) {
        double tight = policy.fit(context(14)).paths(REPORT).accuracy();
        double loose = policy.fit(context(35)).paths(REPORT).accuracy();
        assertThat(loose).isGreaterThan(tight);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theSameContextGivesTheSamePolicy(ExitPolicy policy) {
        assertThat(policy.fit(context(20)).describe())
                .isEqualTo(policy.fit(context(20)).describe());
        assertThat(policy.fit(context(20)).paths(REPORT))
                .isEqualTo(policy.fit(context(20)).paths(REPORT));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aSampleIsDecidedAloneAsInCompany(ExitPolicy policy) {
        var fitted = policy.fit(context(20));
        TraceSplit few = Traces.noisy("few", 3, 5, EXITS, 9);
        PathHistogram together = fitted.paths(few);
        assertThat(together.samples()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void onlyKeptExitsAreUsed(ExitPolicy policy) {
        PathHistogram histogram =
                policy.fit(context(FIT, ExitSet.of(EXITS, 1), 30)).paths(REPORT);
        assertThat(histogram.entries())
                .allSatisfy(
                        entry -> assertThat(entry.path().evaluated() & ~0b1010L).isZero())
                .allSatisfy(entry -> assertThat(entry.path().exit()).isIn(1, 3));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void oneExitIsAlwaysTaken(ExitPolicy policy) {
        TraceSplit one = Traces.noisy("fit", 50, 3, 1, 1);
        PathHistogram histogram = policy.fit(context(one, ExitSet.all(1), 20)).paths(one);
        assertThat(histogram.entries()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void oneClassIsAlwaysAnsweredRight(ExitPolicy policy) {
        TraceSplit one = Traces.noisy("fit", 50, 1, 2, 1);
        assertThat(policy.fit(context(one, ExitSet.all(2), 15)).paths(one).accuracy())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void equalConfidencesEverywhereAreDecidedAllTheSameWay(ExitPolicy policy) {
        double[] undecided = {.5, .5, .5, .5};
        TraceSplit equal = Traces.binary(new int[] {0, 1, 0, 1}, undecided, undecided);
        PathHistogram histogram = policy.fit(context(equal, ExitSet.all(2), 15)).paths(equal);
        assertThat(histogram.entries()).hasSize(1);
        assertThat(Traces.evenCosts(2).mean(histogram)).isLessThanOrEqualTo(15);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aClassAbsentFromFitIsNoTrouble(ExitPolicy policy) {
        TraceSplit fit =
                Traces.binary(new int[] {0, 0, 0, 0}, new double[] {.1, .2, .6, .3}, new double[] {.1, .1, .2, .1});
        PathHistogram histogram = policy.fit(context(fit, ExitSet.all(2), 15)).paths(fit);
        assertThat(histogram.samples()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aHundredClassesAndFewSamplesAreNoTrouble(ExitPolicy policy) {
        TraceSplit many = Traces.noisy("fit", 300, 100, 3, 6);
        PathHistogram histogram = policy.fit(context(many, ExitSet.all(3), 18)).paths(many);
        assertThat(Traces.evenCosts(3).mean(histogram)).isLessThanOrEqualTo(18);
        assertThat(histogram.accuracy()).isGreaterThan(.1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void headsThatAreCertainEvenWhenWrongAreNoTrouble(ExitPolicy policy) {
        int[] labels = new int[400];
        double[] first = new double[labels.length];
        double[] last = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i / 2 % 2;
            first[i] = i % 3 == 0 ? 1 - labels[i] : labels[i];
            last[i] = i % 10 == 0 ? 1 - labels[i] : labels[i];
        }
        TraceSplit certain = Traces.binary(labels, first, last);
        PathHistogram histogram =
                policy.fit(context(certain, ExitSet.all(2), 16)).paths(certain);
        assertThat(Traces.evenCosts(2).mean(histogram)).isLessThanOrEqualTo(16);
        assertThat(histogram.accuracy()).isGreaterThan(.6);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theSamplesDecisionsAddUpToThePaths(ExitPolicy policy) {
        var fitted = policy.fit(context(20));
        assertThat(fitted.decisions(REPORT).histogram()).isEqualTo(fitted.paths(REPORT));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aBudgetThatPaysForNothingIsRefused(ExitPolicy policy) {
        assertThatThrownBy(() -> policy.fit(context(10.5)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("budget: Expected at least 11.0 MMAC, the cost of the");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void anEndlessBudgetIsAllowed(ExitPolicy policy) {
        double accuracy =
                policy.fit(context(Double.POSITIVE_INFINITY)).paths(REPORT).accuracy();
        assertThat(accuracy).isGreaterThan(policy.fit(context(20)).paths(REPORT).accuracy());
    }

    @Test
    void aSafetyMarginIsLeftUnspent() {
        for (ExitPolicy policy : new ExitPolicy[] {new EenetPolicy(QUICK, .1), new ExeuntSchedulerPolicy(.1)}) {
            double cost = Traces.evenCosts(EXITS).mean(policy.fit(context(25)).paths(FIT));
            assertThat(cost).isLessThanOrEqualTo(25 * .9);
        }
    }

    @Test
    void headsThatDoNotPayAreNotAskedAtAll() {
        // The second exit repeats the first; its head would cost without a gain.
        double[] first = {.9, .9, .1, .1, .6, .6, .4, .4};
        double[] last = {.9, .9, .1, .1, .1, .1, .9, .9};
        int[] labels = {1, 1, 0, 0, 0, 0, 1, 1};
        TraceSplit split = Traces.binary(labels, first, first, last);
        ExeuntScheduler scheduler = new ExeuntSchedulerPolicy().train(context(split, ExitSet.all(3), 24));
        assertThat(scheduler.evaluatedExits()).doesNotContain(1);
        assertThat(scheduler.paths(split).accuracy()).isEqualTo(1);
        assertThat(scheduler.describe()).contains("exit 2 always");
    }
}
