package io.exeunt.policies.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.policies.score.Score;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CascadeRuleTest {
    @Test
    void theFirstConfidenceAboveThetaDecidesNotOneAtIt() {
        TraceSplit split = confidences(new float[] {0.75f, 0.5f, 0.25f}, new float[] {0.25f, 0.75f, 0.5f});

        PathHistogram paths = new CascadePolicy(Score.CONFIDENCE_HEAD, ExitSet.all(3), 0.5).paths(split);

        assertThat(paths.entries())
                .containsExactly(
                        new Entry(Path.of(0, 0b001), 1, 1),
                        new Entry(Path.of(1, 0b011), 1, 1),
                        new Entry(Path.of(2, 0b111), 1, 1));
    }

    @Test
    void lowEntropyLeavesAndHighEntropyStays() {
        TraceSplit split = Splits.ofFirstClass(new double[] {0.99, 0.5}, new double[] {1, 1});

        PathHistogram paths = new CascadePolicy(Score.ENTROPY, ExitSet.all(2), 0.5).paths(split);

        assertThat(paths.entries())
                .containsExactly(new Entry(Path.of(0, 0b01), 1, 1), new Entry(Path.of(1, 0b11), 1, 1));
    }

    @Test
    void aHeadThatLetsNobodyGoIsAskedAllTheSame() {
        TraceSplit split = confidences(new float[] {0.5f}, new float[] {0.5f});

        assertThat(new CascadePolicy(Score.CONFIDENCE_HEAD, ExitSet.all(3), Double.POSITIVE_INFINITY)
                        .paths(split)
                        .entries())
                .containsExactly(new Entry(Path.of(2, 0b111), 1, 1));
    }

    @Test
    void theChosenThetaIsWithinTheBudgetAndNoLessAccurateThanTheLargestThatIs() {
        SplittableRandom random = new SplittableRandom(9);
        for (int trial = 0; trial < 20; trial++) {
            TraceSplit split = Splits.random(trial, 60, 4, 3, 30);
            ExitCosts costs = Splits.costs(4);
            double budget = random.nextDouble(11, 44);

            CascadePolicy chosen = new CascadeRule(Score.CONFIDENCE_HEAD)
                    .choose(new FitContext(split, ExitSet.all(4), costs, budget, 0));

            assertThat(costs.mean(chosen.paths(split))).isLessThanOrEqualTo(budget);
            PathHistogram deepest = DoubleStream.iterate(0.0025, t -> t <= 1, t -> t + 0.005)
                    .mapToObj(theta -> new CascadePolicy(Score.CONFIDENCE_HEAD, ExitSet.all(4), theta).paths(split))
                    .filter(paths -> costs.mean(paths) <= budget)
                    .reduce(chosen.paths(split), (less, more) -> more);
            assertThat(chosen.paths(split).accuracy()).isGreaterThanOrEqualTo(deepest.accuracy());
        }
    }

    @Test
    void aBudgetBelowTheFirstExitIsRefused() {
        TraceSplit split = Splits.random(1, 10, 3, 3, 30);

        assertThatThrownBy(() -> new CascadeRule(Score.ENTROPY)
                        .fit(new FitContext(split, ExitSet.all(3), Splits.costs(3), 10, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "budget: Expected at least 11.0 MMAC, the mean cost of leaving at exit 0, given 10.0");
        assertThatThrownBy(() -> new CascadeRule(Score.MARGIN))
                .hasMessage("Expected score to be confidence or entropy, given margin");
    }

    @Test
    void itSaysWhatItDoes() {
        assertThat(new CascadePolicy(Score.CONFIDENCE_HEAD, ExitSet.all(3), 0.5).describe())
                .isEqualTo(
                        "pteenet: leaves at the first kept exit whose confidence is above 0.5, at final exit 2 always");
    }

    /** Two classes, always right; confidences of two side exits, any at the final one. */
    private static TraceSplit confidences(float[] first, float[] second) {
        return new TraceSplit(
                "fit",
                new int[first.length],
                List.of(withConfidence(first), withConfidence(second), withConfidence(first)));
    }

    private static ExitOutputs withConfidence(float[] confidence) {
        float[] values = new float[2 * confidence.length];
        for (int i = 0; i < confidence.length; i++) {
            values[2 * i] = 1;
        }
        return new ExitOutputs(HeadKind.SOFTMAX, 2, values, confidence);
    }
}
