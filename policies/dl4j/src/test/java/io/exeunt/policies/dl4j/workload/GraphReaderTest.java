package io.exeunt.policies.dl4j.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.network.MultiExitGraph;
import io.exeunt.policies.dl4j.network.ResNetSpec;
import io.exeunt.policies.dl4j.network.TrainableGraph;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.simulator.network.EarlyExitNetwork;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;

class GraphReaderTest {
    private static final FeatureMap INPUT = new FeatureMap(2, 6, 6);

    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    private static MultiExitGraph resNet(ResNetSpec spec) {
        ComputationGraph graph = new ComputationGraph(
                TrainableGraph.configure(spec, Collections.nCopies(spec.exitCount(), 1.0), new Sgd(0.1), 0, 1));
        graph.init();
        return new MultiExitGraph(spec.name(), spec.input(), graph, spec.exitNames());
    }

    private static GraphBuilder builder() {
        return new NeuralNetConfiguration.Builder()
                .activation(Activation.RELU)
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.convolutional(6, 6, 2));
    }

    /** A graph that ends in a softmax classifier of three classes called out. */
    private static EarlyExitNetwork read(GraphBuilder builder, String last) {
        ComputationGraph graph = new ComputationGraph(builder.addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nOut(3)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        last)
                .setOutputs("out")
                .build());
        graph.init();
        return GraphReader.read(new MultiExitGraph("g", INPUT, graph, List.of("out")));
    }

    private static ConvolutionLayer convolution(int channels, Activation activation) {
        return new ConvolutionLayer.Builder(3, 3)
                .nOut(channels)
                .activation(activation)
                .build();
    }

    private static Stream<Operator> operators(EarlyExitNetwork network) {
        return Stream.of(network.segments(), network.branches())
                .flatMap(List::stream)
                .flatMap(segment -> segment.operators().stream());
    }

    @Test
    void quickstartAsksForTheMultiplyAccumulatesCountedByHand() {
        EarlyExitNetwork network = GraphReader.read(resNet(ResNetSpec.quickstart()));
        long stem = 14 * 14 * 16 * 9;
        long block16 = 2 * 14 * 14 * 16 * 9 * 16;
        long block32 = 2 * 7 * 7 * 32 * 9 * 32;
        long block64 = 2 * 4 * 4 * 64 * 9 * 64;
        long first32 = 7 * 7 * 32 * (9 * 16 + 9 * 32 + 16);
        long first64 = 4 * 4 * 64 * (9 * 32 + 9 * 64 + 32);
        assertThat(network.segments())
                .extracting(segment -> segment.macs())
                .containsExactly(stem + block16, block16, first32, block32, first64, block64);
        assertThat(network.branches())
                .extracting(branch -> branch.macs())
                .containsExactly(160L, 160L, 320L, 320L, 640L, 640L);
        assertThat(network.backboneMacs(5)).isEqualTo(5_537_344);
        assertThat(network.exitNames()).containsExactly("exit1", "exit2", "exit3", "exit4", "exit5", "final");
    }

    @Test
    void foldingLeavesOneOfFourParametersOfEveryBatchNorm() {
        for (ResNetSpec spec : List.of(ResNetSpec.quickstart(), Tiny.network())) {
            MultiExitGraph graph = resNet(spec);
            EarlyExitNetwork network = GraphReader.read(graph);
            long read = operators(network).mapToLong(Operator::parameters).sum();
            long channelsOfNorms = operators(network)
                    .filter(Convolution.class::isInstance)
                    .mapToLong(op -> op.output().channels())
                    .sum();
            assertThat(read + 3 * channelsOfNorms).isEqualTo(graph.graph().numParams());
        }
    }

    @Test
    void aConvolutionalHeadBelongsToItsBranch() {
        EarlyExitNetwork network = GraphReader.read(resNet(Tiny.network()));
        assertThat(network.branches().get(1).operators())
                .extracting(Operator::name)
                .containsExactly("exit2_body_conv", "exit2_body_relu", "exit2_pool", "exit2", "exit2/softmax");
        assertThat(network.segments().get(1).operators())
                .extracting(Operator::name)
                .containsExactly("block1_1_conv", "block1_1_relu", "block1_2_conv", "block1_add", "block1_relu");
        assertThat(network.segments().get(2).macs()).isEqualTo(4 * 4 * 6 * (9 * 4 + 9 * 6 + 4));
    }

    @Test
    void everyVertexIsChargedOnce() {
        EarlyExitNetwork network = GraphReader.read(resNet(ResNetSpec.quickstart()));
        assertThat(operators(network).map(Operator::name)).doesNotHaveDuplicates();
    }

    @Test
    void aBatchNormBehindAnActivationIsNotFolded() {
        EarlyExitNetwork network = read(
                builder()
                        .addLayer("conv", convolution(4, Activation.RELU), "in")
                        .addLayer("norm", new BatchNormalization(), "conv"),
                "norm");
        FeatureMap map = new FeatureMap(4, 4, 4);
        assertThat(network.segments().get(0).operators())
                .containsExactly(
                        new Convolution("conv", INPUT, map, 3, 3, 1, 1, true),
                        new ElementWise("conv/activation", ElementWise.Kind.ACTIVATION, map, 1),
                        new ElementWise("norm", ElementWise.Kind.BATCH_NORM, map, 1));
    }

    @Test
    void aBatchNormWhoseConvolutionHasAnotherReaderIsNotFolded() {
        EarlyExitNetwork network = read(
                builder()
                        .addLayer("conv", convolution(4, Activation.IDENTITY), "in")
                        .addLayer("norm", new BatchNormalization(), "conv")
                        .addVertex("times", new ElementWiseVertex(ElementWiseVertex.Op.Product), "conv", "norm"),
                "times");
        assertThat(network.segments().get(0).operators())
                .extracting(Operator::name)
                .containsExactly("conv", "norm", "times");
        assertThat(network.segments().get(0).operators().get(2).inputElements()).isEqualTo(2 * 64);
    }

    @Test
    void depthwiseConvolutionsKeepTheirGroups() {
        EarlyExitNetwork network = read(
                builder()
                        .addLayer(
                                "deep",
                                new DepthwiseConvolution2D.Builder(3, 3)
                                        .nIn(2)
                                        .nOut(4)
                                        .depthMultiplier(2)
                                        .activation(Activation.IDENTITY)
                                        .build(),
                                "in"),
                "deep");
        Convolution deep = (Convolution) network.segments().get(0).operators().get(0);
        assertThat(deep.depthwise()).isTrue();
        assertThat(deep.macs()).isEqualTo(4 * 4 * 4 * 9);
    }

    @Test
    void classifiersOfSeveralLayersAreOneBranch() {
        EarlyExitNetwork network = read(
                builder()
                        .addLayer("conv", convolution(4, Activation.RELU), "in")
                        .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.MAX).build(), "conv")
                        .addLayer("drop", new DropoutLayer(0.5), "pool")
                        .addLayer("dense", new DenseLayer.Builder().nOut(5).build(), "drop"),
                "dense");
        assertThat(network.branches().get(0).operators())
                .extracting(Operator::name)
                .containsExactly("pool", "dense", "dense/activation", "out", "out/softmax");
        assertThat(((Pooling) network.branches().get(0).operators().get(0)).kind())
                .isEqualTo(Pooling.Kind.MAX);
        assertThat(network.branches().get(0).macs()).isEqualTo(4 * 5 + 5 * 3);
    }

    @Test
    void concatenationCopies() {
        EarlyExitNetwork network = read(
                builder()
                        .addLayer("a", convolution(4, Activation.IDENTITY), "in")
                        .addLayer("b", convolution(3, Activation.IDENTITY), "in")
                        .addVertex("both", new MergeVertex(), "a", "b"),
                "both");
        assertThat(network.segments().get(0).operators().get(2))
                .isEqualTo(new ElementWise("both", ElementWise.Kind.COPY, new FeatureMap(7, 4, 4), 1));
    }

    @Test
    void whatHasNoOperatorIsNamed() {
        assertThatThrownBy(() ->
                        read(builder().addLayer("lrn", new LocalResponseNormalization.Builder().build(), "in"), "lrn"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("layer lrn: no operator is known for a LocalResponseNormalization");
        assertThatThrownBy(() -> read(builder().addVertex("norm", new L2NormalizeVertex(), "in"), "norm"))
                .hasMessage("layer norm: no operator is known for a L2NormalizeVertex");
        assertThatThrownBy(() -> read(
                        builder()
                                .addLayer(
                                        "pool",
                                        new SubsamplingLayer.Builder(PoolingType.SUM)
                                                .kernelSize(2, 2)
                                                .build(),
                                        "in"),
                        "pool"))
                .hasMessage("layer pool: no operator is known for a pooling of kind SUM");
    }

    @Test
    void aStrideThatDiffersByDirectionIsRefused() {
        assertThatThrownBy(() -> read(
                        builder()
                                .addLayer(
                                        "conv",
                                        new ConvolutionLayer.Builder(3, 3)
                                                .stride(1, 2)
                                                .nOut(2)
                                                .build(),
                                        "in"),
                        "conv"))
                .hasMessage("layer conv: no operator is known for a convolution with stride 1×2");
    }
}
