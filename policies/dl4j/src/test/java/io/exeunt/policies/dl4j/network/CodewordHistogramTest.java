package io.exeunt.policies.dl4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.loss.RowLossFunction;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class CodewordHistogramTest {
    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    /** Two codewords on a 2×2 map, one window, half the squared error as loss. */
    private static ComputationGraph graph() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Sgd(1))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(2, 2, 2))
                .addLayer("bag", new CodewordHistogram("bag", 2, 2), "in")
                .addLayer(
                        "loss",
                        new LossLayer.Builder(new RowLossFunction(CodewordHistogramTest::squaredError))
                                .activation(Activation.IDENTITY)
                                .build(),
                        "bag")
                .setOutputs("loss")
                .build());
        graph.init();
        return graph;
    }

    private static double squaredError(float[] said, float[] wanted, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < said.length; i++) {
            gradient[i] = 2 * (said[i] - wanted[i]);
            sum += Math.pow(said[i] - wanted[i], 2);
        }
        return sum;
    }

    private static final INDArray INPUT =
            Nd4j.createFromArray(new float[] {0, 1, -1, 0.5f, 0, -2, 0.3f, 1}).reshape(1, 2, 2, 2);

    /** u = (tanh(a·x + c) + 1) / 2, shares times n1, mean over the window times n2. */
    private static double[] byHand(double a, double c, double n1, double n2) {
        float[] x = Tiny.values(INPUT);
        double[] histogram = new double[2];
        for (int position = 0; position < 4; position++) {
            double first = (Math.tanh(a * x[position] + c) + 1) / 2;
            double second = (Math.tanh(a * x[4 + position] + c) + 1) / 2;
            histogram[0] += first / (first + second) * n1 * n2 / 4;
            histogram[1] += second / (first + second) * n1 * n2 / 4;
        }
        return histogram;
    }

    @Test
    void theHistogramIsThePublishedFormula() {
        ComputationGraph graph = graph();
        assertThat(Tiny.values(graph.getLayer("bag").params())).containsExactlyInAnyOrder(1, 0, 2, 2);
        graph.getLayer("bag").paramTable().get("scale").assign(0.7);
        graph.getLayer("bag").paramTable().get("offset").assign(-0.2);
        float[] said = Tiny.values(graph.output(INPUT)[0]);
        double[] expected = byHand(0.7, -0.2, 2, 2);
        assertThat((double) said[0]).isCloseTo(expected[0], within(1e-5));
        assertThat((double) said[1]).isCloseTo(expected[1], within(1e-5));
    }

    @Test
    void gradientsOfTheLearnedScalarsAreTheSlopes() {
        ComputationGraph graph = graph();
        INDArray wanted = Nd4j.createFromArray(new float[][] {{1, 2}});
        graph.setInputs(INPUT);
        graph.setLabels(wanted);
        graph.computeGradientAndScore();
        double[] at = {1, 0, 2, 2};
        String[] names = {"scale", "offset", "positionScale", "windowScale"};
        double step = 1e-5;
        for (int i = 0; i < 4; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (error(up) - error(down)) / (2 * step);
            double gradient = graph.gradient()
                    .gradientForVariable()
                    .get("bag_" + names[i])
                    .getDouble(0);
            assertThat(gradient).as(names[i]).isCloseTo(slope, within(1e-4));
        }
    }

    private static double error(double[] p) {
        double[] said = byHand(p[0], p[1], p[2], p[3]);
        return Math.pow(said[0] - 1, 2) + Math.pow(said[1] - 2, 2);
    }

    @Test
    void gradientsOfTheInputAreTheSlopesAndTheUncoveredEdgeHasNone() {
        // Two codewords on a 3×3 map with one window of 2×2: five positions are not covered.
        HistogramKernel kernel = new HistogramKernel(2, 3, 3, 2);
        float[] x = new float[18];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) Math.sin(i);
        }
        float[] e = {1, -2};
        float[] byX = new float[18];
        HistogramKernel.Sums sums = new HistogramKernel.Sums();
        kernel.backward(x, 0, 0.7f, -0.2f, e, byX, sums);
        for (int i = 0; i < x.length; i++) {
            float step = 1e-2f;
            double slope = (weighted(kernel, x, i, step, e) - weighted(kernel, x, i, -step, e)) / (2 * step);
            assertThat((double) byX[i]).as("by x" + i).isCloseTo(slope, within(1e-4));
        }
        assertThat(byX[2]).isZero();
        assertThat(byX[8]).isZero();
        assertThat(sums.byFactor).isCloseTo(weighted(kernel, x, 0, 0, e), within(1e-5));
    }

    private static double weighted(HistogramKernel kernel, float[] x, int index, float by, float[] e) {
        float[] moved = x.clone();
        moved[index] += by;
        float[] out = new float[2];
        kernel.forward(moved, 0, 0.7f, -0.2f, out);
        return e[0] * out[0] + e[1] * out[1];
    }
}
