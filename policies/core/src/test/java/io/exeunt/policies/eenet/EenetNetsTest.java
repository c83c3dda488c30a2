package io.exeunt.policies.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.regression.Adam;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EenetNetsTest {
    /** A gradient that Adam is shown first moves each number by the learning rate against its sign; the size is lost. */
    private static final double RATE = 1e-3;

    private static final double[] COST = {0.5, 1, 2};

    @Test
    void utilityLossIsTheWeightedCrossEntropyOfClampedUtilities() {
        // Two exits, two samples, one feature. Utilities: 0.5, 1.5 (clamped to 0.9999) and 0.25, 0.75.
        float[] shared = new float[2];
        float[][][] columns = {{{1, 3}}, {{1, 3}, shared}};
        UtilityNet net = new UtilityNet(columns, new float[][] {{1, 1}, {0, 1}}, new float[][] {{0.5f}, {0.25f, 0}});
        double expected =
                -(0.5 * Math.log(0.5) + 0.5 * Math.log(0.9999) + 0.2 * Math.log(0.75) + 0.8 * Math.log(0.75)) / 2;

        assertThat(net.loss(new float[][] {{0.5f, 0.5f}, {0.2f, 0.8f}})).isCloseTo(expected, within(1e-4));
        assertThat(shared).containsExactly(0.5f, 1);
    }

    @Test
    void aPeriodGivesAWeightPerFeatureAndSharesThatSumToOne() {
        Random random = new Random(3);
        double[][][] own = new double[3][7][4];
        Arrays.stream(own).flatMap(Arrays::stream).forEach(row -> Arrays.setAll(row, j -> random.nextDouble()));
        EenetTraining training = new EenetTraining(1, 1, 3, 0.02, 1e-2, 1e-2, 1e-2, 0.5);
        boolean[][] right = new boolean[3][7];
        right[1][2] = true;
        EenetTrainer.Snapshot snapshot = new EenetTrainer(own, right, training, 1).period(new double[] {.5, 1, 2});

        assertThat(snapshot.utilityWeights()[2])
                .as("own features and two earlier utilities")
                .hasSize(6);
        assertThat(Arrays.stream(snapshot.shares()).sum()).isCloseTo(1, within(1e-6));
    }

    @Test
    void aUtilityOutsideTheClampDoesNotMoveItsWeights() {
        UtilityNet net = new UtilityNet(new float[][][] {{{1, 1}}}, new float[][] {{0, 0}}, new float[][] {{1.5f}});
        net.step(new Adam(0.1, 0), new float[][] {{0.5f, 0.5f}});

        assertThat(net.weights()[0][0]).isEqualTo(1.5);
    }

    @Test
    void assignmentLossesAreThoseOfTheFormulas() {
        // Zero weights: every r is b2, so the assignment is softmax(0, ln 3) = (0.25, 0.75) for each sample.
        AssignmentNet net = new AssignmentNet(
                new float[][][] {{{1}}, {{1}}},
                new AssignmentNet.Weights(0.1, 10),
                new AssignmentNet.Start(new float[1][1], new float[1]),
                new AssignmentNet.Start(new float[1][1], new float[1]));
        float[][] parameters = net.parameters();
        parameters[parameters.length - 1][0] = (float) Math.log(3);
        double kl = -(0.5 * Math.log(0.25) + 0.5 * Math.log(0.75)) / 2; // without s ln s
        double cost = 0.25 * 0.5 + 0.75 * 2 - 1;

        assertThat(net.loss(new float[][] {{0.5f}, {0.5f}}, new double[] {0.5, 2}))
                .isCloseTo(0.1 * kl + 10 * cost, within(1e-5));
        assertThat(net.assignments()[1][0]).isCloseTo(0.75f, within(1e-6f));
    }

    @Test
    void assignmentStepsGoDownTheSlopeOfTheLoss() {
        AssignmentNet moved = random(new Random(7));
        float[][] target = new float[3][5];
        Arrays.stream(target).forEach(row -> Arrays.fill(row, 1 / 3f));
        float[][] before = Arrays.stream(moved.parameters()).map(float[]::clone).toArray(float[][]::new);
        moved.step(new Adam(RATE, 0), target, COST);
        float[][] after = moved.parameters();
        int checked = 0;
        for (int p = 0; p < before.length; p++) {
            for (int i = 0; i < before[p].length; i++) {
                double slope = slope(random(new Random(7)), p, i, target);
                if (Math.abs(slope) > 1e-3) {
                    checked++;
                    assertThat(after[p][i] - before[p][i])
                            .as(p + "[" + i + "]")
                            .isCloseTo((float) (-RATE * Math.signum(slope)), within(2e-5f));
                }
            }
        }
        assertThat(checked).isGreaterThan(20);
    }

    private static double slope(AssignmentNet net, int parameter, int index, float[][] target) {
        float[] values = net.parameters()[parameter];
        float value = values[index];
        values[index] = value + 1e-2f;
        double above = net.loss(target, COST);
        values[index] = value - 1e-2f;
        double below = net.loss(target, COST);
        values[index] = value;
        return (above - below) / 2e-2;
    }

    private static AssignmentNet random(Random random) {
        float[][][] columns = new float[3][4][5];
        AssignmentNet.Start[] starts = new AssignmentNet.Start[3];
        for (int k = 0; k < 3; k++) {
            for (float[] column : columns[k]) {
                fill(column, random);
            }
            starts[k] = new AssignmentNet.Start(new float[2][4], new float[2]);
            fill(starts[k].first()[0], random);
            fill(starts[k].first()[1], random);
            fill(starts[k].second(), random);
        }
        return new AssignmentNet(columns, new AssignmentNet.Weights(1, 1), starts);
    }

    private static void fill(float[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }

    @Test
    void utilityStepsGoDownTheSlopeOfTheLoss() {
        float[][][] columns = {{{.2f, .9f, .4f}, {.5f, .1f, .3f}}};
        float[][] right = {{1, 0, 1}};
        float[][] omega = {{.2f, .5f, .3f}};
        float[] start = {.4f, .3f};
        UtilityNet net = new UtilityNet(columns, right, new float[][] {start.clone()});
        net.step(new Adam(RATE, 0), omega);
        for (int j = 0; j < start.length; j++) {
            float[] above = start.clone();
            above[j] += 1e-2f;
            float[] below = start.clone();
            below[j] -= 1e-2f;
            double slope = new UtilityNet(columns, right, new float[][] {above}).loss(omega)
                    - new UtilityNet(columns, right, new float[][] {below}).loss(omega);
            assertThat(net.weights()[0][j] - start[j]).isCloseTo(-RATE * Math.signum(slope), within(1e-5));
        }
    }

    @Test
    void adamMovesByTheLearningRateFirst() {
        Adam.Parameter parameter = new Adam.Parameter(1, -1);
        new Adam(0.1, 0).step(parameter, 5, -0.01f);
        assertThat(parameter.values()).containsExactly(new float[] {0.9f, -0.9f}, within(1e-4f));
    }

    @Test
    void weightDecayShrinksWithoutAGradient() {
        Adam.Parameter parameter = new Adam.Parameter(2);
        new Adam(0.1, 0.5).step(parameter, 0);
        assertThat(parameter.values()[0]).isCloseTo(2 * (1 - 0.1f * 0.5f), within(1e-6f));
    }

    @Test
    void theFastSigmoidIsOneInSinglePrecision() {
        float[] z = new float[4001];
        for (int i = 0; i < z.length; i++) {
            z[i] = (i - 2000) / 50f;
        }
        float[] fast = z.clone();
        Columns.sigmoid(fast);
        for (int i = 0; i < z.length; i++) {
            assertThat((double) fast[i]).as("at " + z[i]).isCloseTo(1 / (1 + Math.exp(-z[i])), within(1e-6));
        }
    }

    @Test
    void innerProductsOfAnyNumberOfColumnsAreThoseByHand() {
        float[] x = {1, 2, 3, 4, 5};
        float[][] others = {
            {1, 0, 0, 0, 0}, {0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 1, 0}, {1, 1, 1, 1, 1}, {0, 0, 0, 0, 2}
        };
        assertThat(Columns.dots(x, others)).containsExactly(1, 2, 3, 4, 15, 10);
        assertThat(Columns.sum(x)).isEqualTo(15);
    }
}
