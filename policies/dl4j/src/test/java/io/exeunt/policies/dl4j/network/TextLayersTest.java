package io.exeunt.policies.dl4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

/** Layers of networks for texts against formulas and slopes. */
class TextLayersTest {
    private static final int TOKENS = 3;

    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    private static float[] numbers(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }

    /** One head of width 1 over two tokens: shares are sigmoids of differences. */
    @Test
    void attentionIsThePublishedFormula() {
        AttentionKernel kernel = new AttentionKernel(1, 1, 2);
        float[] out = new float[2];
        kernel.forward(new float[] {2, -1}, new float[] {0.5f, 1}, new float[] {10, 20}, 0, out);
        assertThat((double) out[0]).isCloseTo(10 + 10 / (1 + Math.exp(-2 * 0.5)), within(1e-5));
        assertThat((double) out[1]).isCloseTo(10 + 10 / (1 + Math.exp(0.5)), within(1e-5));
    }

    @Test
    void productsAreScaledByTheRootOfTheWidth() {
        AttentionKernel kernel = new AttentionKernel(1, 4, 2);
        float[] ones = {1, 0, 1, 0, 1, 0, 1, 0};
        float[] out = new float[8];
        kernel.forward(ones, ones, new float[] {1, 0, 0, 0, 0, 0, 0, 0}, 0, out);
        assertThat((double) out[0]).isCloseTo(1 / (1 + Math.exp(-4 / Math.sqrt(4))), within(1e-6));
    }

    @Test
    void derivativesOfAttentionAreItsSlopes() {
        AttentionKernel kernel = new AttentionKernel(2, 2, TOKENS);
        float[][] inputs = {numbers(12, 1), numbers(12, 2), numbers(12, 3)};
        float[] e = numbers(12, 4);
        AttentionKernel.Inputs by = new AttentionKernel.Inputs(new float[12], new float[12], new float[12]);
        kernel.backward(inputs[0], inputs[1], inputs[2], 0, e, by);
        float[][] derivatives = {by.q(), by.k(), by.v()};
        for (int which = 0; which < 3; which++) {
            for (int i = 0; i < 12; i++) {
                double slope = slope(inputs[which], i, moved -> weighted(kernel, inputs, e));
                assertThat((double) derivatives[which][i])
                        .as("input " + which + ", number " + i)
                        .isCloseTo(slope, within(2e-4));
            }
        }
    }

    private static double slope(float[] values, int index, ToDoubleFunction<float[]> function) {
        float before = values[index];
        float step = 1e-2f;
        values[index] = before + step;
        double up = function.applyAsDouble(values);
        values[index] = before - step;
        double down = function.applyAsDouble(values);
        values[index] = before;
        return (up - down) / (2 * step);
    }

    private static double weighted(AttentionKernel kernel, float[][] inputs, float[] e) {
        float[] out = new float[12];
        kernel.forward(inputs[0], inputs[1], inputs[2], 0, out);
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            sum += e[i] * out[i];
        }
        return sum;
    }

    private static ComputationGraph transformer(ComputationGraphConfiguration configuration) {
        ComputationGraph graph = new ComputationGraph(configuration);
        graph.init();
        return graph;
    }

    private static StackSpec small() {
        return new StackSpec(
                "small",
                new FeatureMap(1, TOKENS, 1),
                2,
                List.of(new Unit.Tokens(6, 4), new Unit.Encoder(2, 5), new Unit.TextConvolution(3, 4)),
                List.of(
                        new NetworkDesign.Exit(1, new ExitHead.Linear(1)),
                        new NetworkDesign.Exit(2, new ExitHead.Linear(1))),
                new ExitHead.Linear(1));
    }

    private static final INDArray TEXTS =
            Nd4j.createFromArray(new float[] {2, 3, 0, 4, 4, 1}).reshape(2, 1, TOKENS, 1);
    private static final INDArray CLASSES = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}});

    private static double loss(ComputationGraph graph) {
        graph.setInputs(TEXTS);
        graph.setLabels(CLASSES, CLASSES, CLASSES);
        graph.computeGradientAndScore();
        return graph.score();
    }

    @Test
    void everyGradientOfATransformerIsASlope() {
        ComputationGraph graph =
                transformer(TrainableGraph.configure(small(), List.of(1.0, 1.0, 1.0), new NoOp(), 0, 7));
        loss(graph);
        // a copy: every further pass writes over it
        INDArray gradient = graph.gradient().gradient().dup();
        INDArray parameters = graph.params();
        int moving = 0;
        for (long i = 0; i < parameters.length(); i++) {
            double before = parameters.getDouble(i);
            double step = 3e-4;
            parameters.putScalar(i, before + step);
            double up = loss(graph);
            parameters.putScalar(i, before - step);
            double down = loss(graph);
            parameters.putScalar(i, before);
            // the score is a mean over two texts, the gradient a sum
            double slope = 2 * (up - down) / (2 * step);
            moving += Math.abs(slope) > 1e-2 ? 1 : 0;
            // running statistics of the batch norm travel as gradients, but move no loss
            if (!isStatistic(graph, i)) {
                assertThat(gradient.getDouble(i))
                        .as("parameter " + i)
                        .isCloseTo(slope, within(0.01 + 0.02 * Math.abs(slope)));
            }
        }
        assertThat(moving).isGreaterThan(50);
    }

    private static boolean isStatistic(ComputationGraph graph, long index) {
        long from = 0;
        for (var layer : graph.getLayers()) {
            long statistics = layer.conf().getLayer().getLayerName().endsWith("_bn") ? 8 : 0;
            long to = from + layer.numParams();
            if (index >= to - statistics && index < to) {
                return true;
            }
            from = to;
        }
        return false;
    }

    @Test
    void vectorsOfTokensAndPositionsAreAdded() {
        ComputationGraph graph =
                transformer(TrainableGraph.configure(small(), List.of(1.0, 1.0, 1.0), new NoOp(), 0, 7));
        INDArray table = graph.getParam("unit1_tokens_table");
        INDArray positions = graph.getParam("unit1_tokens_positions");
        INDArray vectors = graph.feedForward(new INDArray[] {TEXTS}, false).get("unit1_tokens");
        assertThat(vectors.shape()).containsExactly(2, 4, TOKENS, 1);
        assertThat(vectors.getFloat(1, 2, 0, 0)).isEqualTo(table.getFloat(4, 2) + positions.getFloat(0, 2));
        assertThat(vectors.getFloat(0, 3, 1, 0)).isEqualTo(table.getFloat(3, 3) + positions.getFloat(1, 3));
    }

    @Test
    void aTokenBeyondTheVocabularyIsRefused() {
        ComputationGraph graph =
                transformer(TrainableGraph.configure(small(), List.of(1.0, 1.0, 1.0), new NoOp(), 0, 7));
        INDArray beyond = Nd4j.createFromArray(new float[] {0, 6, 0}).reshape(1, 1, TOKENS, 1);
        assertThatThrownBy(() -> graph.output(beyond)).hasMessage("Expected token numbers in 0..5, given 6.0");
    }

    @Test
    void aLayerNormHasMeanZeroAndVarianceOneOverChannels() {
        ComputationGraph graph =
                transformer(TrainableGraph.configure(small(), List.of(1.0, 1.0, 1.0), new NoOp(), 0, 7));
        INDArray normed = graph.feedForward(new INDArray[] {TEXTS}, false).get("unit2_1_norm");
        for (int token = 0; token < TOKENS; token++) {
            double sum = 0;
            double squares = 0;
            for (int c = 0; c < 4; c++) {
                sum += normed.getDouble(1, c, token, 0);
                squares += Math.pow(normed.getDouble(1, c, token, 0), 2);
            }
            assertThat(sum).isCloseTo(0, within(1e-5));
            assertThat(squares / 4).isCloseTo(1, within(0.05));
        }
    }

    /** Which of two tokens comes first can't be learned from how often they occur. */
    @Test
    void aTransformerLearnsTheOrderOfTokens() {
        ComputationGraph graph =
                transformer(TrainableGraph.configure(small(), List.of(1.0, 1.0, 1.0), new Adam(0.02), 0, 7));
        INDArray texts = Nd4j.createFromArray(new float[] {2, 3, 0, 3, 2, 0}).reshape(2, 1, TOKENS, 1);
        for (int step = 0; step < 60; step++) {
            graph.fit(new INDArray[] {texts}, new INDArray[] {CLASSES, CLASSES, CLASSES});
        }
        INDArray said = graph.output(texts)[1];
        assertThat(said.getDouble(0, 0)).isGreaterThan(0.8);
        assertThat(said.getDouble(1, 1)).isGreaterThan(0.8);
    }

    @Test
    void whatWasSavedIsReadBack() {
        ComputationGraphConfiguration configuration =
                TrainableGraph.configure(small(), List.of(1.0, 1.0, 1.0), new NoOp(), 0, 7);
        assertThat(ComputationGraphConfiguration.fromJson(configuration.toJson()))
                .isEqualTo(configuration);
    }
}
