package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.exit.OraclePolicy;
import io.exeunt.policies.exit.ThresholdPolicy;
import io.exeunt.policies.exit.ThresholdRule;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.trace.ExitTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What issue and documentation promise, on a network trained with PyTorch; skipped where its trace is missing. */
class ResNet20BudgetsIT {
    private static final ExitCosts COSTS = Traces.resNet20Costs();

    private static FitContext context(ExitTrace trace, double budget) {
        return new FitContext(trace.fit(), ExitSet.all(trace.exits()), COSTS, budget, 1);
    }

    /** The largest mean cost that the budget allows on other samples: 2 % and two standard errors more. */
    private static void assertWithinBudget(Figures figures, double budget) {
        assertThat(figures.meanCost()).isLessThanOrEqualTo(budget * 1.02 + 2 * figures.costError());
    }

    @ParameterizedTest
    @CsvSource({"11.1, .020", "20.3, .050", "29.4, .050", "38.5, .010", "52.2, 0"})
    void ourSchedulerBeatsTheBestThreshold(double budget, double gain) {
        ExitTrace trace = Traces.resNet20();
        Decisions ours =
                new ExeuntSchedulerPolicy().train(context(trace, budget)).decide(trace.report());
        Figures figures = Figures.of(ours, COSTS);
        assertWithinBudget(figures, budget);
        for (Score score : new Score[] {Score.MAX_SOFTMAX, Score.MARGIN, Score.ENTROPY}) {
            ThresholdPolicy baseline = (ThresholdPolicy) new ThresholdRule(score).fit(context(trace, budget));
            double theirs = baseline.paths(trace.report()).accuracy();
            assertThat(figures.accuracy()).as(score.id()).isGreaterThanOrEqualTo(theirs + gain);
        }
        double oracle = new OraclePolicy(ExitSet.all(trace.exits()), COSTS, figures.meanCost())
                .paths(trace.report())
                .accuracy();
        assertThat(figures.accuracy()).isLessThan(oracle);
    }

    @Test
    void eenetReachesItsRepairedFigureAtATightBudget() {
        ExitTrace trace = Traces.resNet20();
        Decisions eenet = new EenetPolicy(new EenetTraining(1, 16, 10, 0.02, 1e-2, 1e-2, 1e-2, 0.5), 0)
                .train(context(trace, 18))
                .decide(trace.report());
        Figures figures = Figures.of(eenet, COSTS);
        assertThat(figures.accuracy()).isGreaterThanOrEqualTo(.716);
        assertWithinBudget(figures, 18);
    }
}
