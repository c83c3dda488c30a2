package io.exeunt.policies.dl4j.eenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@NullUnmarked
class EenetGraphsTest {
    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    @Test
    void utilityLossIsTheWeightedCrossEntropyOfClampedUtilities() {
        // Two exits, two samples, one feature. Utilities: 0.5, 1.5 (clamped to 0.9999) and 0.25, 0.75.
        Adam.Parameter weights = new Adam.Parameter(Nd4j.create(new float[] {0.5f, 0.25f}, 2, 1, 1));
        SameDiff graph = UtilityGraph.of(2, 1, weights);
        double loss = graph.outputSingle(
                        Map.of(
                                UtilityGraph.FEATURES, Nd4j.create(new float[] {1, 3, 1, 3}, 2, 2, 1),
                                UtilityGraph.RIGHT, Nd4j.create(new float[] {1, 1, 0, 1}, 2, 2, 1),
                                UtilityGraph.OMEGA, Nd4j.create(new float[] {0.5f, 0.5f, 0.2f, 0.8f}, 2, 2, 1)),
                        "loss")
                .getDouble(0);
        double expected =
                -(0.5 * Math.log(0.5) + 0.5 * Math.log(0.9999) + 0.2 * Math.log(0.75) + 0.8 * Math.log(0.75)) / 2;
        assertThat(loss).isCloseTo(expected, within(1e-4));
    }

    private static List<Adam.Parameter> parameters(int exits, int features, int hidden, Random random) {
        return List.of(
                parameter(random, exits, features, hidden),
                parameter(random, exits, hidden, 1),
                parameter(random, exits, 1, 1));
    }

    private static Adam.Parameter parameter(Random random, int... shape) {
        float[] values = new float[shape[0] * shape[1] * shape[2]];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Adam.Parameter(Nd4j.create(values, shape[0], shape[1], shape[2]));
    }

    @Test
    void assignmentLossesAreThoseOfTheFormulas() {
        // Zero weights: every r is b2, so the assignment is softmax(0, ln 3) = (0.25, 0.75) for each sample.
        List<Adam.Parameter> parameters = parameters(2, 1, 1, new Random(1));
        parameters.forEach(parameter -> parameter.values().assign(0));
        parameters.get(2).values().putScalar(1, 0, 0, Math.log(3));
        AssignmentGraph.Losses losses =
                new AssignmentGraph.Losses(Nd4j.ones(2, 1, 1), Nd4j.create(new float[] {0.5f, 2}, 2, 1), 0.1, 10);
        Map<String, INDArray> batch = Map.of(
                AssignmentGraph.FEATURES, Nd4j.ones(2, 1, 1),
                AssignmentGraph.TARGET, Nd4j.create(new float[] {0.5f, 0.5f}, 1, 2));
        double kl = -(0.5 * Math.log(0.25) + 0.5 * Math.log(0.75)) / 2; // without s ln s
        double cost = 0.25 * 0.5 + 0.75 * 2 - 1;
        SameDiff graph = AssignmentGraph.of(parameters, losses);
        assertThat(graph.outputSingle(batch, "loss").getDouble(0)).isCloseTo(0.1 * kl + 10 * cost, within(1e-5));
        assertThat(graph.outputSingle(batch, AssignmentGraph.ASSIGNMENT).toDoubleVector())
                .containsExactly(new double[] {0.25, 0.75}, within(1e-6));
    }

    @Test
    void gradientsOfTheAssignmentAgreeWithDifferences() {
        Random random = new Random(7);
        List<Adam.Parameter> parameters = parameters(3, 4, 2, random);
        INDArray mask = Nd4j.ones(3, 2, 1);
        mask.putScalar(0, 1, 0, 0);
        AssignmentGraph.Losses losses =
                new AssignmentGraph.Losses(mask, Nd4j.create(new float[] {0.5f, 1, 2}, 3, 1), 1, 1);
        Map<String, INDArray> batch = Map.of(
                AssignmentGraph.FEATURES, parameter(random, 3, 5, 4).values(),
                AssignmentGraph.TARGET, Nd4j.ones(5, 3).divi(3));
        SameDiff graph = AssignmentGraph.of(parameters, losses);
        Map<String, INDArray> gradients = graph.calculateGradients(batch, AssignmentGraph.VARIABLES);
        for (int p = 0; p < parameters.size(); p++) {
            String name = AssignmentGraph.VARIABLES.get(p);
            INDArray values = parameters.get(p).values();
            for (int i = 0; i < values.length(); i++) {
                double slope =
                        (loss(graph, batch, name, values, i, 1e-2) - loss(graph, batch, name, values, i, -1e-2)) / 2e-2;
                assertThat(gradients.get(name).getDouble(i))
                        .as(name + "[" + i + "]")
                        .isCloseTo(slope, within(2e-3));
            }
        }
    }

    private static double loss(
            SameDiff graph, Map<String, INDArray> batch, String name, INDArray values, int index, double step) {
        INDArray before = values.dup(); // the graph holds the array itself
        INDArray moved = before.dup();
        moved.putScalar(index, before.getDouble(index) + step);
        graph.assignArray(moved, graph.getVariable(name));
        double loss = graph.outputSingle(batch, "loss").getDouble(0);
        graph.assignArray(before, graph.getVariable(name));
        return loss;
    }

    @Test
    void adamMovesByTheLearningRateFirst() {
        Adam.Parameter parameter = new Adam.Parameter(Nd4j.create(new float[] {1, -1}));
        new Adam(0.1, 0).step(parameter, Nd4j.create(new float[] {5, -0.01f}));
        assertThat(parameter.values().toDoubleVector()).containsExactly(new double[] {0.9, -0.9}, within(1e-4));
    }

    @Test
    void weightDecayShrinksWithoutAGradient() {
        Adam.Parameter parameter = new Adam.Parameter(Nd4j.create(new float[] {2}));
        new Adam(0.1, 0.5).step(parameter, Nd4j.create(new float[] {0}));
        assertThat(parameter.values().getDouble(0)).isCloseTo(2 * (1 - 0.1 * 0.5), within(1e-6));
    }
}
