package io.exeunt.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.statistics.PairedDifference;
import io.exeunt.policies.eenet.EenetPolicy;
import io.exeunt.policies.eenet.EenetTraining;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A budget is a limit on cost, not something to spend: of every policy that is fitted to one. */
class BudgetIsALimitTest {
    private static final int EXITS = 5;
    private static final int CLASSES = 4;
    private static final int SAMPLES = 400;
    private static final double SIGNIFICANT = 1.96;
    /** On samples held out, where chance alone decides, for more than a hundred comparisons. */
    private static final double SIGNIFICANT_OF_MANY = 3.5;

    private static final double[] BUDGETS = {11, 16, 22, 29, 37, 45, 55, Double.POSITIVE_INFINITY};
    private static final EenetTraining QUICK = new EenetTraining(1, 4, 5, 0.02, 1e-2, 1e-2, 1e-2, 0.5);

    /** The published gain rule may keep no side exit at all, and then refuses what does not pay for the final one. */
    private static final List<String> OTHERS = List.of("never", "oracle", "predictive_placement");

    /** Their answers are fitted to the labels of the fit split, which therefore can't judge them. */
    private static final List<String> CORRECTING = List.of("eenet-exeunt", "corrected_margin");

    static Stream<ExitPolicy> policies() {
        return Policies.builtIn().stream()
                .filter(policy -> !OTHERS.contains(policy.name()))
                .map(policy -> policy instanceof EenetPolicy ? new EenetPolicy(QUICK, 0) : policy);
    }

    /** Exits whose skill is told: how far the right class's logit is above the others', in standard deviations of the noise. */
    private static TraceSplit split(HeadKind kind, long seed, double... skill) {
        Random random = new Random(seed);
        int[] labels = random.ints(SAMPLES, 0, CLASSES).toArray();
        double[] difficulty = random.doubles(SAMPLES, 0.3, 1.7).toArray();
        List<ExitOutputs> outputs = new ArrayList<>();
        for (double exit : skill) {
            float[] values = new float[SAMPLES * CLASSES];
            float[] confidence = new float[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                double[] logits = new double[CLASSES];
                Arrays.setAll(logits, c -> 0.25 + random.nextGaussian());
                logits[labels[i]] += exit * difficulty[i];
                double sum = Arrays.stream(logits).map(Math::exp).sum();
                for (int c = 0; c < CLASSES; c++) {
                    double p = Math.exp(logits[c]) / sum;
                    confidence[i] = (float) Math.max(confidence[i], p);
                    values[i * CLASSES + c] = (float)
                            switch (kind) {
                                case LOGITS -> logits[c];
                                case SIGMOID -> 1 / (1 + Math.exp(-logits[c]));
                                case SOFTMAX -> p;
                            };
                }
            }
            outputs.add(new ExitOutputs(kind, CLASSES, values, confidence));
        }
        return new TraceSplit("fit", labels, outputs);
    }

    /** The first kind of heads that a policy can read. */
    private static TraceSplit split(ExitPolicy policy, long seed, double... skill) {
        return Stream.of(HeadKind.values())
                .map(kind -> split(kind, seed, skill))
                .filter(policy::reads)
                .findFirst()
                .orElseThrow();
    }

    private static FitContext context(TraceSplit split, double budget) {
        double[] segment = new double[EXITS];
        double[] head = new double[EXITS];
        Arrays.fill(segment, 10);
        Arrays.fill(head, 1);
        return new FitContext(split, ExitSet.all(EXITS), new ExitCosts("MMAC", segment, head), budget, 3);
    }

    private static double[] right(FittedPolicy fitted, TraceSplit split) {
        boolean[] right = fitted.decisions(split).right();
        double[] values = new double[right.length];
        Arrays.setAll(values, i -> right[i] ? 1 : 0);
        return values;
    }

    private static void assertNeverSignificantlyWorse(ExitPolicy policy, TraceSplit split, TraceSplit judge) {
        List<double[]> byBudget = new ArrayList<>();
        for (double budget : BUDGETS) {
            FitContext context = context(split, budget);
            FittedPolicy fitted = policy.fit(context);
            assertThat(context.costs().mean(fitted.paths(split))).isLessThanOrEqualTo(budget * (1 + 1e-9));
            byBudget.add(right(fitted, judge));
        }
        for (int larger = 1; larger < byBudget.size(); larger++) {
            for (int smaller = 0; smaller < larger; smaller++) {
                assertThat(PairedDifference.isAbove(
                                judge == split ? SIGNIFICANT : SIGNIFICANT_OF_MANY,
                                byBudget.get(smaller),
                                byBudget.get(larger)))
                        .as("%s is better with %s than with %s", policy.name(), BUDGETS[smaller], BUDGETS[larger])
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aLargerBudgetNeverGivesASignificantlyWorseRuleWhateverTheExitsAreLike(ExitPolicy policy) {
        Random random = new Random(17);
        for (int round = 0; round < 4; round++) {
            double[] skill = random.doubles(EXITS, 0.3, 3.5).toArray();
            TraceSplit fit = split(policy, round, skill);
            boolean corrects = CORRECTING.contains(policy.name());
            assertNeverSignificantlyWorse(policy, fit, corrects ? split(policy, 100 + round, skill) : fit);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whereTheFirstExitIsTheBestOneEverySampleOrNearlyEveryLeavesThere(ExitPolicy policy) {
        TraceSplit split = split(policy, 5, 6, 2, 1.5, 1, 1);
        double first = accuracyOfFirstExit(split);
        for (double budget : new double[] {30, 55, Double.POSITIVE_INFINITY}) {
            FitContext context = context(split, budget);
            var paths = policy.fit(context).paths(split);

            assertThat(paths.accuracy()).as("accuracy within " + budget).isGreaterThanOrEqualTo(first - 0.01);
            assertThat(context.costs().mean(paths)).as("cost within " + budget).isLessThan(16);
        }
    }

    private static double accuracyOfFirstExit(TraceSplit split) {
        int right = 0;
        for (int i = 0; i < SAMPLES; i++) {
            right += split.correct(0, i) ? 1 : 0;
        }
        return (double) right / SAMPLES;
    }
}
