package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.simulator.trace.TraceSplit;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolObjectiveTest {
    private static final int CLASSES = 3;
    private static final TraceSplit SPLIT = Traces.noisy("fit", 40, CLASSES, 2, 1);
    private static final LogProbabilities OUTPUTS = LogProbabilities.of(SPLIT, new int[] {0, 1});
    private static final PoolInputs INPUTS = PoolInputs.of(CLASSES, OUTPUTS.rows()[1], OUTPUTS.rows()[0]);

    private static PoolObjective objective() {
        return new PoolObjective(INPUTS, SPLIT.labels(), IntStream.range(0, 40).toArray(), 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 2 + CLASSES + CLASSES * CLASSES})
    void theGradientIsThatOfTheValue(int parameters) {
        SplittableRandom random = new SplittableRandom(4);
        double[] point = random.doubles(parameters, -.5, 1).toArray();
        double[] gradient = new double[parameters];
        double[] unused = new double[parameters];
        objective().at(point, gradient);
        for (int i = 0; i < parameters; i++) {
            double step = 1e-5;
            double[] up = point.clone();
            double[] down = point.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (objective().at(up, unused) - objective().at(down, unused)) / (2 * step);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-4 * (1 + Math.abs(slope))));
        }
    }

    @Test
    void asItAlwaysAnsweredOnlyTheLikelihoodCounts() {
        double[] gradient = new double[2];
        double expected = 0;
        for (int i = 0; i < 40; i++) {
            expected -= OUTPUTS.rows()[1][i * CLASSES + SPLIT.labels()[i]];
        }
        assertThat(objective().at(new double[] {1, 0}, gradient)).isCloseTo(expected, within(1e-3));
    }
}
