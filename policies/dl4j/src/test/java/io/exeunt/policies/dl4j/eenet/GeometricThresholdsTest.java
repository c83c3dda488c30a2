package io.exeunt.policies.dl4j.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeometricThresholdsTest {
    private static final int[] KEPT = {0, 1, 2};
    private static final TraceSplit FIT = Traces.noisy("fit", 1000, 5, KEPT.length, 1);

    private static double[] solve(StopScores scores, double[] cost, double budget) {
        return new GeometricThresholds(scores, new BudgetedThresholds(scores, cost, budget), budget).solve();
    }

    @Test
    void onTheHeadsOwnMarginsTheyAreThoseOfTheThresholdRule() {
        StopScores scores = StopScores.byMargin(LogProbabilities.of(FIT, KEPT), FIT.labels());
        double[] cost = KeptExits.costs(Traces.evenCosts(3), KEPT);
        FitContext context = new FitContext(FIT, ExitSet.all(3), Traces.evenCosts(3), 20, 1);
        ThresholdPolicy rule = (ThresholdPolicy) new ThresholdRule(Score.MARGIN).fit(context);
        double[] thresholds = solve(scores, cost, 20);
        assertThat(thresholds[0]).isCloseTo(rule.threshold(0), within(.01));
        assertThat(thresholds[1]).isCloseTo(rule.threshold(1), within(.01));
    }

    @Test
    void aBudgetForTheFirstExitSendsAllThere() {
        StopScores scores = StopScores.byMargin(LogProbabilities.of(FIT, KEPT), FIT.labels());
        int[] exit = scores.leave(solve(scores, new double[] {10, 20, 30}, 10.1));
        assertThat(Arrays.stream(exit).filter(k -> k == 0).count()).isGreaterThan(985);
    }

    @Test
    void aBudgetForTheLastExitSendsNearlyAllThere() {
        StopScores scores = StopScores.byMargin(LogProbabilities.of(FIT, KEPT), FIT.labels());
        int[] exit = scores.leave(solve(scores, new double[] {10, 20, 30}, 30));
        assertThat(exit).containsOnly(2);
    }
}
