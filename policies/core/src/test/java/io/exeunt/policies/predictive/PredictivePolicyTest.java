package io.exeunt.policies.predictive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.Splits;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.policy.ExitCosts;
import io.exeunt.simulator.policy.FitContext;
import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram.Entry;
import io.exeunt.simulator.trace.ExitOutputs;
import io.exeunt.simulator.trace.HeadKind;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PredictivePolicyTest {
    private static final ForecastEngine ENGINE = new ForecastEngine(8);

    /**
     * Two classes with logits (z, 0), whose magnitudes are z, z, 2z, 4z, …; thresholds 4. Four samples: leaves at once; 1.5 → 3 → 6
     * forecasts exit 2 (capped), rightly; 2.5 → 5 forecasts exit 2, where it fails; 3 → 6 forecasts exit 2, though exit 1 would do.
     */
    private final TraceSplit split = logits(new double[][] {
        {5, 1.5, 2.5, 3},
        {5, 1, 1, 4.5},
        {5, 5, 1, 5},
        {5, 5, 5, 5}
    });

    private final PredictivePolicy policy = policy(0, Forecaster.SHIFT_KERNEL);

    @Test
    void onlyExitsThatAreForecastAreAsked() {
        assertThat(policy.paths(split).entries())
                .containsExactly(
                        new Entry(Path.of(0, 0b0001), 1, 1),
                        new Entry(new Path(2, 0b0101, List.of(2)), 2, 2),
                        new Entry(new Path(3, 0b1101, List.of(2, 3)), 1, 1));
    }

    @Test
    void theOracleNeverAsksInVain() {
        PredictivePolicy oracle = policy.with(Forecaster.ORACLE);

        assertThat(oracle.paths(split).entries())
                .containsExactly(
                        new Entry(Path.of(0, 0b0001), 1, 1),
                        new Entry(new Path(1, 0b0011, List.of(1)), 1, 1),
                        new Entry(new Path(2, 0b0101, List.of(2)), 1, 1),
                        new Entry(new Path(3, 0b1001, List.of(3)), 1, 1));
    }

    @Test
    void theStartExitIsTheFirstAsked() {
        assertThat(policy(2, Forecaster.SHIFT_KERNEL).paths(split).entries())
                .extracting(Entry::path)
                .containsExactly(Path.of(2, 0b0100), new Path(3, 0b1100, List.of(3)));
        assertThat(policy(3, Forecaster.SHIFT_KERNEL).paths(split).entries())
                .containsExactly(new Entry(Path.of(3, 0b1000), 4, 4));
    }

    @Test
    void everyThresholdIsTheSameMultipleOfItsLevelTheFirstIncluded() {
        // Levels are half the mean z: 3/2, 2.875/2 and 4/2.
        FitContext context = new FitContext(split, ExitSet.all(4), Splits.costs(4), 25, 0);
        PredictivePolicy chosen = new PredictiveRule().choose(context);

        double beta = chosen.threshold(0) / 1.5;
        assertThat(chosen.threshold(1)).isCloseTo(beta * 1.4375, within(1e-9));
        assertThat(chosen.threshold(2)).isCloseTo(beta * 2, within(1e-9));
    }

    @Test
    void levelsAreMagnitudesOfMeansNotMeansOfMagnitudes() {
        assertThat(SideExits.level(Splits.outputs(HeadKind.LOGITS, 3, -5, -1))).isEqualTo(1);
    }

    @Test
    void theOracleIsNeverDearerAtEqualThresholdsAndStart() {
        SplittableRandom random = new SplittableRandom(4);
        ExitCosts costs = Splits.costs(6);
        for (int trial = 0; trial < 50; trial++) {
            TraceSplit drawn =
                    logits(Stream.generate(() -> random.doubles(40, 0, 6).toArray())
                            .limit(6)
                            .toArray(double[][]::new));
            double[] thresholds = random.doubles(6, 3, 6).toArray();
            PredictivePolicy real = new PredictivePolicy(
                    ExitSet.all(6), random.nextInt(6), Forecaster.SHIFT_KERNEL, new ForecastEngine(2), thresholds);

            assertThat(costs.mean(real.with(Forecaster.ORACLE).paths(drawn)))
                    .isLessThanOrEqualTo(costs.mean(real.paths(drawn)) + 1e-9);
        }
    }

    @Test
    void probabilitiesAreRefusedWithAHint() {
        TraceSplit softmax = Splits.random(1, 10, 3, 4, 10);

        assertThatThrownBy(
                        () -> new PredictiveRule().fit(new FitContext(softmax, ExitSet.all(3), Splits.costs(3), 33, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("policy predictive: Expected raw logits at exit 0 of split fit, given SOFTMAX"
                        + System.lineSeparator()
                        + "  Maybe store the trace before softmax, or use edgebert, which forecasts from entropies.");
    }

    @Test
    void itSaysWhatItDoes() {
        assertThat(policy.describe())
                .isEqualTo("predictive: starts at exit 0, looks 8 exits ahead, leaves at exit 0 from 4.000, exit 1 from"
                        + " 4.000, exit 2 from 4.000, final exit 3 always");
        assertThatThrownBy(
                        () -> new PredictivePolicy(ExitSet.of(4, 1), 0, Forecaster.SHIFT_KERNEL, ENGINE, new double[4]))
                .hasMessage("Expected start exit 0 to be kept, given not kept");
    }

    private static PredictivePolicy policy(int start, Forecaster forecaster) {
        return new PredictivePolicy(ExitSet.all(4), start, forecaster, ENGINE, new double[] {4, 4, 4, 0});
    }

    /** [exit][sample] logit of class 0, which is right; class 1 is at 0. */
    static TraceSplit logits(double[][] z) {
        return new TraceSplit(
                "fit",
                new int[z[0].length],
                IntStream.range(0, z.length).mapToObj(k -> outputs(z[k])).toList());
    }

    private static ExitOutputs outputs(double[] z) {
        float[] values = new float[2 * z.length];
        for (int i = 0; i < z.length; i++) {
            values[2 * i] = (float) z[i];
        }
        return ExitOutputs.withoutConfidence(HeadKind.LOGITS, 2, values);
    }
}
