package io.exeunt.policies.dl4j.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.policies.dl4j.Tiny;
import io.exeunt.policies.dl4j.persistence.NetworkFile;
import io.exeunt.policies.dl4j.runtime.Nd4jRuntime;
import io.exeunt.policies.dl4j.train.TrainedNetwork;
import io.exeunt.policies.dl4j.workload.GraphReader;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class PaddedShortcutTest {
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

    @BeforeAll
    static void prepare() {
        Nd4jRuntime.prepare();
    }

    private static GraphVertex vertex(int stride, int channels) {
        return new PaddedShortcut(stride, channels)
                .instantiate(graph(spec()), "v", 0, Nd4j.empty(DataType.FLOAT), false, DataType.FLOAT);
    }

    private static INDArray forward(GraphVertex vertex, INDArray input) {
        vertex.setInputs(input);
        return vertex.doForward(true, NO_WORKSPACES);
    }

    private static ResNetSpec spec() {
        return new ResNetSpec(
                "padded",
                Tiny.SHAPE,
                Tiny.CLASSES,
                new ResNetSpec.Stem(4, 1),
                List.of(new ResNetSpec.Stage(4, 1, 1), new ResNetSpec.Stage(8, 1, 2)),
                Shortcut.PADDED,
                List.of(),
                new ExitHead.Linear(1));
    }

    private static ComputationGraph graph(ResNetSpec spec) {
        ComputationGraph graph = new ComputationGraph(TrainableGraph.configure(spec, List.of(1.0), new Sgd(0.1), 0, 1));
        graph.init();
        return graph;
    }

    @Test
    void everySecondElementIsTakenBetweenChannelsOfZeros() {
        INDArray input = Nd4j.createFromArray(
                        new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18})
                .reshape(1, 2, 3, 3);
        assertThat(Tiny.values(forward(vertex(2, 5), input)))
                .containsExactly(0, 0, 0, 0, 1, 3, 7, 9, 10, 12, 16, 18, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void backwardIsTheAdjointOfForward() {
        GraphVertex vertex = vertex(2, 8);
        INDArray input = Nd4j.rand(DataType.FLOAT, 3, 4, 6, 6);
        INDArray output = forward(vertex, input);
        INDArray other = Nd4j.rand(DataType.FLOAT, output.shape());
        vertex.setEpsilon(other);
        INDArray back = vertex.doBackward(false, NO_WORKSPACES).getSecond()[0];
        assertThat(input.mul(back).sumNumber().doubleValue())
                .isCloseTo(output.mul(other).sumNumber().doubleValue(), within(1e-4));
    }

    @Test
    void itCostsACopyAndNothingElse() {
        ComputationGraph graph = graph(spec());
        List<Operator> operators = GraphReader.read(new MultiExitGraph("g", Tiny.SHAPE, graph, List.of("final")))
                .segments()
                .get(0)
                .operators();
        assertThat(operators)
                .filteredOn(operator -> operator.name().contains("shortcut"))
                .containsExactly(new ElementWise("block2_shortcut", ElementWise.Kind.COPY, new FeatureMap(8, 4, 4), 1));
    }

    @Test
    void aNetworkFileKeepsIt(@TempDir Path folder) {
        ComputationGraph graph = graph(spec());
        MultiExitGraph network = new MultiExitGraph("padded", Tiny.SHAPE, graph, List.of("final"));
        NetworkFile.write(new TrainedNetwork("key", network), folder.resolve("n.zip"));
        ComputationGraph read =
                NetworkFile.read(folder.resolve("n.zip")).network().graph();
        INDArray images = Nd4j.rand(DataType.FLOAT, 2, 1, 8, 8);
        assertThat(Tiny.values(read.output(images)[0])).containsExactly(Tiny.values(graph.output(images)[0]));
        assertThat(read.getConfiguration()).isEqualTo(graph.getConfiguration());
    }

    @Test
    void channelsCanNotBeTakenAway() {
        PaddedShortcut shortcut = new PaddedShortcut(2, 3);
        assertThatThrownBy(() -> shortcut.getOutputType(0, InputType.convolutional(4, 4, 6)))
                .hasMessage("Expected channels to be >= those of the input, given 3");
    }
}
