package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.policies.Policies;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.ExitTrace;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExitAloneTest {
    private static final ExitCosts COSTS = new ExitCosts("MMAC", new double[] {8, 4}, new double[] {2, 3});

    /** Exits that are right with these probabilities about any sample. */
    private static TraceSplit split(String name, Random random, double... right) {
        int samples = 400;
        int[] labels = random.ints(samples, 0, 10).toArray();
        List<ExitOutputs> exits = Arrays.stream(right)
                .mapToObj(share -> {
                    float[] values = new float[samples * 10];
                    for (int i = 0; i < samples; i++) {
                        int answer = random.nextDouble() < share ? labels[i] : (labels[i] + 1) % 10;
                        values[10 * i + answer] = 1;
                    }
                    return new ExitOutputs(HeadKind.SOFTMAX, 10, values);
                })
                .toList();
        return new TraceSplit(name, labels, exits);
    }

    private static Course course(double... right) {
        Random random = new Random(3);
        ExitTrace trace = new ExitTrace(
                "net", List.of("early", "final"), split("fit", random, right), split("report", random, right));
        return new Course("net", trace, COSTS, List.of(COSTS));
    }

    /** A policy that leaves where it is told to, at this budget. */
    private static Trial trial(Course course, String name, double budget) {
        ExitTrace trace = course.reference().trace();
        FittedPolicy fitted = Policies.byName(name).fit(new FitContext(trace.fit(), ExitSet.all(2), COSTS, budget, 1));
        return new Trial.Fitted(
                new Entrant(name, Policies.byName(name), 0),
                budget,
                0,
                name,
                fitted.paths(trace.fit()),
                fitted.decisions(trace.report()));
    }

    @Test
    void aRuleThatIsWorseThanAnExitAloneAtItsBudgetIsNamedWithBoth() {
        Course course = course(.95, .5);
        String warning =
                ExitAlone.warning(course, List.of(trial(course, "fixed:1", 15))).orElseThrow();
        assertThat(warning)
                .matches("an exit alone is right more often than a rule at the same budget: fixed:1 at 15\\.00 MMAC"
                        + " \\d\\d\\.\\d\\d %, early \\(fixed:0\\) 9\\d\\.\\d\\d % for 10\\.00");
    }

    @Test
    void anExitThatCostsMoreThanTheBudgetIsNoRival() {
        Course course = course(.5, .95);
        assertThat(ExitAlone.warning(course, List.of(trial(course, "fixed:0", 12))))
                .isEmpty();
        assertThat(ExitAlone.warning(course, List.of(trial(course, "fixed:0", 16))))
                .isPresent();
    }

    @Test
    void aRuleThatIsAsGoodIsLeftAlone() {
        Course course = course(.9, .9);
        assertThat(ExitAlone.warning(course, List.of(trial(course, "fixed:0", 16), trial(course, "fixed:1", 16))))
                .isEmpty();
    }
}
