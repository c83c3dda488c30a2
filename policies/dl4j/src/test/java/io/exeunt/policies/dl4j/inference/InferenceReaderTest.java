package io.exeunt.policies.dl4j.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Node;
import io.exeunt.policies.dl4j.inference.InferenceGraph.Weights;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.learning.config.NoOp;

/** That the graph computes the same is held by OnnxForwardTest, which can run it. */
class InferenceReaderTest {
    private static MultiExitGraph network;
    private static InferenceGraph graph;

    @BeforeAll
    static void build() {
        Nd4jRuntime.prepare();
        ComputationGraph made = new ComputationGraph(
                TrainableGraph.configure(Tiny.network(), List.of(1.0, 1.0, 1.0), new NoOp(), 0, 1));
        made.init();
        made.getParam("stem_bn_gamma").assign(3);
        made.getParam("stem_bn_beta").assign(5);
        made.getParam("stem_bn_mean").assign(2);
        made.getParam("stem_bn_log10stdev").assign(Math.log10(0.5));
        network = Tiny.network().multiExit(made);
        graph = InferenceReader.read(network, network.exitNames());
    }

    private static float[] weights(String name) {
        return graph.weights().stream()
                .filter(weights -> weights.name().equals(name))
                .map(Weights::values)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBatchNormVanishesIntoTheConvolutionAheadOfIt() {
        assertThat(graph.nodes())
                .extracting(Node::name)
                .startsWith("stem_bn", "stem_relu")
                .doesNotContain("stem_conv");
        double scale = 3 / Math.sqrt(0.25 + 1e-5);
        float[] before = Tiny.values(network.graph().getParam("stem_conv_W"));
        float[] after = weights("stem_bn/weights");
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isCloseTo((float) (before[i] * scale), within(1e-5f));
        }
        assertThat(weights("stem_bn/bias")).containsOnly(weights("stem_bn/bias")[0]);
        assertThat(weights("stem_bn/bias")[0]).isCloseTo((float) (5 - 2 * scale), within(1e-4f));
    }

    @Test
    void aBatchNormStaysWhereTheConvolutionItselfIsAskedFor() {
        assertThat(InferenceReader.read(network, List.of("stem_conv", "final")).nodes())
                .extracting(Node::name)
                .contains("stem_conv", "stem_bn/scaled", "stem_bn");
    }

    @Test
    void whatNobodyAsksForIsLeftOut() {
        assertThat(InferenceReader.read(network, List.of("exit1")).nodes())
                .extracting(Node::name)
                .containsExactly("stem_bn", "stem_relu", "exit1_pool", "exit1/flat", "exit1/linear", "exit1");
    }

    @Test
    void aLayerWithoutAFormIsNamed() {
        var configuration = new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(8, 8, 1, CNN2DFormat.NCHW))
                .addLayer("conv", new ConvolutionLayer.Builder(3, 3).nOut(2).build(), "in")
                .addLayer("norm", new LocalResponseNormalization.Builder().build(), "conv")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "norm")
                .setOutputs("out")
                .build();
        ComputationGraph made = new ComputationGraph(configuration);
        made.init();
        MultiExitGraph odd = new MultiExitGraph("odd", Tiny.SHAPE, made, List.of("out"));

        assertThatThrownBy(() -> InferenceReader.read(odd, List.of("out")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("layer norm: no form in ONNX is known for a LocalResponseNormalization");
    }

    /** Three elements two apart reach over five: two more on either side. */
    @Test
    void modeSamePadsAsFarAsADilatedKernelReaches() {
        var configuration = new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(8, 8, 1, CNN2DFormat.NCHW))
                .addLayer(
                        "conv",
                        new ConvolutionLayer.Builder(3, 3)
                                .dilation(2, 2)
                                .convolutionMode(ConvolutionMode.Same)
                                .activation(new ActivationReLU(6.0, 0.0, 0.0))
                                .nOut(2)
                                .build(),
                        "in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(2)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "conv")
                .setOutputs("out")
                .build();
        ComputationGraph made = new ComputationGraph(configuration);
        made.init();
        InferenceGraph dilated =
                InferenceReader.read(new MultiExitGraph("dilated", Tiny.SHAPE, made, List.of("out")), List.of("out"));

        assertThat(dilated.nodes().get(0).attributes())
                .contains(new InferenceGraph.Attribute.Wholes("pads", List.of(2L, 2L, 2L, 2L)));
        assertThat(dilated.nodes()).extracting(Node::operator).startsWith("Conv", "Clip");
    }
}
