package io.exeunt.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Policies;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.ExitPolicy;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.FittedPolicy;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every registered policy on the inputs that break policies: a defined result or an error that says why. Only {@code eenet} is left to
 * {@code LearnedPoliciesTest}, which has the same cases and trains it in fewer steps than by name.
 */
class PolicyMatrixTest {
    private static final int SAMPLES = 80;

    static Stream<ExitPolicy> policies() {
        Stream<String> numbered = Stream.of("fixed:0", "fixed:1", "patience:1");
        return Stream.concat(Policies.names().stream(), numbered).flatMap(name -> Policies.find(name).stream());
    }

    /** Segments of 10, heads of 1. */
    private static ExitCosts costs(int exits) {
        return new ExitCosts(
                "MMAC",
                IntStream.range(0, exits).mapToDouble(k -> 10).toArray(),
                IntStream.range(0, exits).mapToDouble(k -> 1).toArray());
    }

    /** With confidence heads; heads of the kind that the policy can read. */
    private static TraceSplit readable(ExitPolicy policy, int exits, int classes, Outputs outputs) {
        return Arrays.stream(HeadKind.values())
                .map(kind -> split(kind, exits, classes, outputs))
                .filter(policy::reads)
                .findFirst()
                .orElseThrow();
    }

    /** What the heads say. */
    private enum Outputs {
        RANDOM,
        ALL_THE_SAME
    }

    private static TraceSplit split(HeadKind kind, int exits, int classes, Outputs outputs) {
        SplittableRandom random = new SplittableRandom(5);
        int[] labels = random.ints(SAMPLES, 0, classes).toArray();
        List<ExitOutputs> heads = new ArrayList<>();
        for (int k = 0; k < exits; k++) {
            float[] values = new float[SAMPLES * classes];
            float[] confidence = new float[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                boolean drawn = outputs == Outputs.RANDOM;
                confidence[i] = drawn ? (float) random.nextDouble() : 0.5f;
                write(kind, values, i, logits(random, classes, drawn ? labels[i] : -1));
            }
            heads.add(new ExitOutputs(kind, classes, values, confidence));
        }
        return new TraceSplit("fit", labels, heads);
    }

    private static double[] logits(SplittableRandom random, int classes, int label) {
        return IntStream.range(0, classes)
                .mapToDouble(c -> label < 0 ? 0.25 : random.nextGaussian() + 0.25 + (c == label ? 1.5 : 0))
                .toArray();
    }

    private static void write(HeadKind kind, float[] values, int sample, double[] logits) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        for (int c = 0; c < logits.length; c++) {
            values[sample * logits.length + c] = (float)
                    switch (kind) {
                        case LOGITS -> logits[c];
                        case SIGMOID -> 1 / (1 + Math.exp(-logits[c]));
                        case SOFTMAX -> Math.exp(logits[c]) / sum;
                    };
        }
    }

    private static FittedPolicy fit(ExitPolicy policy, TraceSplit split, double budget) {
        int exits = split.exits().size();
        return policy.fit(new FitContext(split, ExitSet.all(exits), costs(exits), budget, 7));
    }

    /** Fitted within the budget, or told what is needed. */
    private static void decidesOrSaysWhatIsNeeded(ExitPolicy policy, TraceSplit split, double budget) {
        try {
            PathHistogram paths = fit(policy, split, budget).paths(split);
            assertThat(paths.samples()).isEqualTo(SAMPLES);
            assertThat(costs(split.exits().size()).mean(paths)).isLessThanOrEqualTo(budget * (1 + 1e-9));
        } catch (InvalidInputException refusal) {
            assertThat(refusal)
                    .hasMessageStartingWith("budget: Expected at least ")
                    .hasMessageContaining("" + budget);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aBudgetBelowTheCheapestExitIsRefused(ExitPolicy policy) {
        TraceSplit split = readable(policy, 3, 4, Outputs.RANDOM);
        InvalidInputException refusal = catchThrowableOfType(InvalidInputException.class, () -> fit(policy, split, 9));

        assertThat(refusal)
                .isNotNull()
                .hasMessageStartingWith("budget: Expected at least ")
                .hasMessageContaining("given 9.0");
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aBudgetAboveTheDearestExitLimitsNothing(ExitPolicy policy) {
        TraceSplit split = readable(policy, 3, 4, Outputs.RANDOM);

        assertThat(fit(policy, split, 1000).paths(split).samples()).isEqualTo(SAMPLES);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aSingleClassIsAlwaysRight(ExitPolicy policy) {
        TraceSplit split = readable(policy, 3, 1, Outputs.RANDOM);

        assertThat(fit(policy, split, 100).paths(split).accuracy()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aSingleExitIsTakenByAll(ExitPolicy policy) {
        TraceSplit split = readable(policy, 1, 4, Outputs.RANDOM);
        if (policy.name().equals("fixed:1")) {
            assertThat(catchThrowable(() -> fit(policy, split, 100)))
                    .hasMessage("Expected fixed exit to be in 0..0, given 1");
            return;
        }

        assertThat(fit(policy, split, 100).paths(split).deepestExit()).isZero();
    }

    @ParameterizedTest
    @MethodSource("policies")
    void aClassAbsentFromFitCanBeMetLater(ExitPolicy policy) {
        TraceSplit all = readable(policy, 3, 4, Outputs.RANDOM);
        int[] without =
                IntStream.of(all.labels()).map(label -> Math.min(label, 2)).toArray();
        TraceSplit fit = new TraceSplit("fit", without, all.exits());

        assertThat(fit(policy, fit, 100).paths(all).samples()).isEqualTo(SAMPLES);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void equalConfidencesAreDecidedOrRefused(ExitPolicy policy) {
        TraceSplit split = readable(policy, 3, 4, Outputs.ALL_THE_SAME);

        for (double budget : new double[] {11, 20, 33}) {
            decidesOrSaysWhatIsNeeded(policy, split, budget);
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whatItSaysItCanReadItCanAndTheRestIsRefused(ExitPolicy policy) {
        for (HeadKind kind : HeadKind.values()) {
            TraceSplit split = split(kind, 2, 3, Outputs.RANDOM);
            if (policy.reads(split)) {
                decidesOrSaysWhatIsNeeded(policy, split, 100);
            } else {
                assertThat(catchThrowable(() -> fit(policy, split, 100)))
                        .isInstanceOfAny(InvalidInputException.class, IllegalArgumentException.class)
                        .message()
                        .containsAnyOf("head", "logits");
            }
        }
    }
}
