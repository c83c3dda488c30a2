package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.exeunt.fixtures.SharedFolder;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.table.LayerTables;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Totals of models that others made, against figures that others counted. */
class PublishedModelsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Convolutions and fully connected layers counted over the shapes that onnx.shape_inference 1.23 finds, with NumPy. */
    @ParameterizedTest
    @CsvSource({
        "light_bvlc_alexnet, 654560384",
        "light_densenet121, 2834161664",
        "light_inception_v1, 1431556352",
        "light_inception_v2, 2018851840",
        "light_resnet50, 4089184256",
        "light_shufflenet, 124664528",
        "light_squeezenet, 349151936",
        "light_vgg19, 19632062464",
        "light_zfnet512, 1481727008"
    })
    void countsOfTheOnnxProjectsTopologiesAreThoseOfItsOwnShapeInference(String name, long macs) {
        OperatorGraph graph = shared("onnx-light/" + name + ".onnx");

        assertThat(weighted(graph)).isEqualTo(macs);
        assertThat(graph.macs()).isEqualTo(macs);
    }

    /** torchvision 0.20's table of weights: GFLOPS 19.63, 4.09, 2.83 and 0.35, which are multiply-accumulates, with two decimals. */
    @ParameterizedTest
    @CsvSource({
        "light_vgg19, 19.63, vgg19",
        "light_resnet50, 4.09, resnet50",
        "light_densenet121, 2.83, densenet121",
        "light_squeezenet, 0.35, squeezenet1_1"
    })
    void countsOfTheOnesThatTorchvisionHasAreItsOwn(String name, double gmacs, String zoo) {
        OperatorGraph graph = shared("onnx-light/" + name + ".onnx");

        assertThat(graph.macs() / 1e9).isCloseTo(gmacs, within(0.005));
        assertThat(graph.macs()).isEqualTo(Zoo.network(zoo).macs());
        assertThat(graph.parameters()).isEqualTo(Zoo.network(zoo).parameters());
    }

    /** The models' notes: 57.07 MMAC with all heads, 40.55 of them in the backbone. */
    @Test
    void aResNetWithEightSideExitsKeepsThemInOrder() {
        OperatorGraph graph = shared("resnet20_cifar10.onnx");

        assertThat(graph.exits())
                .containsExactly(
                        "exit_0", "exit_1", "exit_2", "exit_3", "exit_4", "exit_5", "exit_6", "exit_7", "final");
        assertThat(graph.macs()).isEqualTo(57_069_312);
        ImportedNetwork backbone = OnnxNetworks.read(
                SharedFolder.file("models/resnet20_cifar10.onnx"),
                new ImportOptions(Map.of(), List.of("final"), List.of(), false));
        assertThat(backbone.graph().macs())
                .isEqualTo(Zoo.network("resnet20-cifar10").macs());
        assertThat(backbone.graph().parameters())
                .isEqualTo(Zoo.network("resnet20-cifar10").parameters());
    }

    @ParameterizedTest
    @CsvSource({"onnx-light/light_shufflenet", "onnx-light/light_inception_v2", "resnet20_cifar10"})
    void aLayerTableOfOneReadsBackAsTheSameGraph(String name) {
        OperatorGraph graph = shared(name + ".onnx");
        Path table = folder.resolve("table.json");
        LayerTables.write(graph, table);

        assertThat(LayerTables.read(table)).isEqualTo(graph);
    }

    private static OperatorGraph shared(String name) {
        return OnnxNetworks.read(SharedFolder.file("models/" + name), ImportOptions.NONE)
                .graph();
    }

    private static long weighted(OperatorGraph graph) {
        return graph.operators().stream()
                .filter(operator -> operator instanceof Convolution || operator instanceof Linear)
                .mapToLong(Operator::macs)
                .sum();
    }
}
