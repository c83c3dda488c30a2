package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.BudgetTuning;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PolicyTuning;
import io.exeunt.simulator.policy.TuningContext;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learned policies in a search: fitted to one budget after another. */
class LearnedSeriesTest {
    private static final int EXITS = 4;
    private static final int BUDGETS = 8;
    private static final TraceSplit FIT = Traces.noisy("fit", 600, 5, EXITS, 3);
    private static final TraceSplit REPORT = Traces.noisy("report", 600, 5, EXITS, 4);
    private static final TuningContext CONTEXT = new TuningContext(FIT, Traces.evenCosts(EXITS), 5, 16);

    private static FittedPolicy alone(ExitPolicy policy, BudgetTuning tuning, double[] setting) {
        ExitSet kept = tuning.kept(ExitSet.all(EXITS), setting);
        return policy.fit(new FitContext(FIT, kept, CONTEXT.costs(), tuning.budget(setting), CONTEXT.seed()));
    }

    static Stream<ExitPolicy> policies() {
        return Stream.of(new EenetPolicy(), new ExeuntSchedulerPolicy());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatIsHandedOnFromBudgetToBudgetIsAsGoodAsFitsFromNothing(ExitPolicy policy) {
        BudgetTuning tuning = (BudgetTuning) policy.tuning(CONTEXT);
        double sum = 0;
        for (int budget = 0; budget < BUDGETS; budget++) {
            double[] setting = {0, budget};
            FittedPolicy inSeries = tuning.policy(ExitSet.all(EXITS), setting);

            assertThat(CONTEXT.costs().mean(inSeries.paths(FIT))).isLessThanOrEqualTo(tuning.budget(setting));
            sum += inSeries.paths(REPORT).accuracy()
                    - alone(policy, tuning, setting).paths(REPORT).accuracy();
        }
        assertThat(sum / BUDGETS).isGreaterThan(-0.005);
    }

    static IntStream orders() {
        return IntStream.of(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void whoAsksFirstChangesNothing(int order) {
        PolicyTuning rising = new EenetPolicy().tuning(CONTEXT);
        PolicyTuning other = new EenetPolicy().tuning(CONTEXT);
        other.count(ExitSet.all(EXITS), new double[] {order % 2, 7 - 3 * order});
        for (int budget = 0; budget < BUDGETS; budget++) {
            double[] setting = {0, budget};
            assertThat(other.policy(ExitSet.all(EXITS), setting).describe())
                    .isEqualTo(rising.policy(ExitSet.all(EXITS), setting).describe());
        }
    }
}
