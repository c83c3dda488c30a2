package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.Convolution;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Linear;
import io.exeunt.hwmodels.workload.MatMul;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.table.LayerTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxNetworksTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("model.onnx");
    }

    /** A convolution with batch norm and ReLU, a side exit on it, a second convolution and a final exit. */
    private static OnnxBytes twoExits(Object... input) {
        return new OnnxBytes()
                .input("image", input)
                .weights("w1", 4, 3, 3, 3)
                .weights("s", 4)
                .weights("w2", 8, 4, 3, 3)
                .weights("fc1", 4, 10)
                .weights("fc2", 8, 10)
                .weights("b", 10)
                .node("Conv", List.of("image", "w1"), "c1", "pads", List.of(1, 1, 1, 1))
                .node("BatchNormalization", List.of("c1", "s", "s", "s", "s"), "n1")
                .node("Relu", List.of("n1"), "r1")
                .node("GlobalAveragePool", List.of("r1"), "p1")
                .node("Flatten", List.of("p1"), "f1")
                .node("Gemm", List.of("f1", "fc1", "b"), "early")
                .node("Conv", List.of("r1", "w2"), "c2", "strides", List.of(2, 2), "pads", List.of(1, 1, 1, 1))
                .node("GlobalAveragePool", List.of("c2"), "p2")
                .node("Flatten", List.of("p2"), "f2")
                .node("Gemm", List.of("f2", "fc2", "b"), "last")
                .output("last")
                .output("early");
    }

    @Test
    void outputsBecomeExitsInTheOrderOfTheirSites() {
        OperatorGraph graph = read(twoExits("batch", 3, 8, 8), ImportOptions.NONE);

        assertThat(graph.exits()).containsExactly("early", "last");
        assertThat(graph.operators())
                .containsExactly(
                        new Convolution("c1.node", map(3, 8, 8), map(4, 8, 8), padded(1), 1, true),
                        Pooling.globalAverage("p1.node", map(4, 8, 8)),
                        new Linear("early", 4, 10, 1, true),
                        new Convolution("c2.node", map(4, 8, 8), map(8, 4, 4), padded(2), 1, false),
                        Pooling.globalAverage("p2.node", map(8, 4, 4)),
                        new Linear("last", 8, 10, 1, true));
    }

    @Test
    void countsArePerSampleAtAnyBatch() {
        OperatorGraph one = read(twoExits("batch", 3, 8, 8), ImportOptions.NONE);
        OperatorGraph many = read(twoExits("batch", 3, 8, 8), shaped("image", 16, 3, 8, 8));

        assertThat(many).isEqualTo(one);
    }

    @Test
    void aSiteGetsAHeadThatTheModelDoesNotHave() {
        OperatorGraph graph =
                read(twoExits(1, 3, 8, 8), new ImportOptions(Map.of(), List.of("last"), List.of("r1"), false));

        assertThat(graph.exits()).containsExactly("r1.head", "last");
        assertThat(graph.operators())
                .contains(new Linear("r1.head", 4, 10, 1, true))
                .noneMatch(operator -> operator.name().equals("early"));
    }

    @Test
    void attentionIsProductsAndLayers() {
        OperatorGraph graph = read(attention(), shaped("x", 1, 5, 8));

        assertThat(graph.operators())
                .contains(new Linear("q0.node", 8, 8, 5, true))
                .contains(new MatMul("scores.node", 2, 5, 4, 5))
                .contains(new MatMul("context.node", 2, 5, 5, 4));
        assertThat(graph.macs()).isEqualTo(3 * 5 * 8 * 8 + 2 * 2 * 5 * 5 * 4);
        Path table = folder.resolve("t.json");
        LayerTables.write(graph, table);
        assertThat(LayerTables.read(table)).isEqualTo(graph);
    }

    private static OnnxBytes attention() {
        OnnxBytes model = new OnnxBytes()
                .input("x", "batch", "tokens", 8)
                .weights("w", 8, 8)
                .weights("b", 8)
                .integers("heads", 0, -1, 2, 4)
                .integers("flat", 0, -1, 8);
        for (String part : List.of("q", "k", "v")) {
            model.node("MatMul", List.of("x", "w"), part + "0")
                    .node("Add", List.of("b", part + "0"), part)
                    .node("Reshape", List.of(part, "heads"), part + "1")
                    .node(
                            "Transpose",
                            List.of(part + "1"),
                            part + "2",
                            "perm",
                            List.of(0, 2, part.equals("k") ? 3 : 1, part.equals("k") ? 1 : 3));
        }
        return model.node("MatMul", List.of("q2", "k2"), "scores")
                .node("Softmax", List.of("scores"), "soft", "axis", -1)
                .node("MatMul", List.of("soft", "v2"), "context")
                .node("Transpose", List.of("context"), "t", "perm", List.of(0, 2, 1, 3))
                .node("Reshape", List.of("t", "flat"), "out")
                .output("out")
                .output("q");
    }

    @Test
    void anAxisThatNobodyFixesIsNamed() {
        assertRefused(
                twoExits("batch", 3, "height", "width"),
                "model.onnx: input 'image': axis 'height' is not fixed (batchx3xheightxwidth)",
                "say it: --shape image=1x3x224x224, or shapes: {image: 1x3x224x224} in a scenario");
    }

    @Test
    void aShapeHasToFitTheFile() {
        assertThatThrownBy(() -> read(twoExits("batch", 3, 8, 8), shaped("image", 1, 3, 9, 9)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Expected a shape that fits batchx3x8x8, given 1x3x9x9");
        assertThatThrownBy(() -> read(twoExits("batch", 3, 8, 8), shaped("imag", 1, 3, 8, 8)))
                .hasMessageContaining("no input is called 'imag'; it has image")
                .hasMessageContaining("Maybe you meant 'image'");
    }

    @Test
    void operatorsThatAreNotKnownAreNamedWithPlaceAndNumber() {
        OnnxBytes model = new OnnxBytes()
                .input("x", 1, 4, 8, 8)
                .node("my.domain", "Swirl", List.of("x"), List.of("a"))
                .node("Fancy", List.of("a"), "b")
                .node("my.domain", "Swirl", List.of("b"), List.of("y"))
                .output("y");

        assertRefused(
                model,
                "node 1 (a.node, my.domain.Swirl): operator my.domain.Swirl is not known; 2 nodes use it",
                "let it through as mere traffic: --allow-unknown, or allow_unknown: true in a scenario");
        assertRefused(model, "node 2 (b.node, Fancy): operator Fancy is not known", "let it through");

        ImportedNetwork passed =
                OnnxNetworks.read(model.writtenTo(file), new ImportOptions(Map.of(), List.of(), List.of(), true));
        assertThat(passed.passed()).containsExactly(Map.entry("my.domain.Swirl", 2), Map.entry("Fancy", 1));
        assertThat(passed.graph().operators())
                .contains(new ElementWise("a.node", ElementWise.Kind.COPY, map(4, 8, 8), 1))
                .allMatch(operator -> operator.macs() == 0);
    }

    @Test
    void controlFlowIsRefused() {
        assertRefused(
                new OnnxBytes().input("x", 1, 4).node("If", List.of("x"), "y").output("y"),
                "node 1 (y.node, If): its work is decided at run time: control flow has no fixed shapes",
                "export the network without it");
    }

    @Test
    void shapesThatDependOnValuesAreRefused() {
        assertRefused(
                new OnnxBytes()
                        .input("x", 1, 4)
                        .input("shape", 2)
                        .node("Reshape", List.of("x", "shape"), "y")
                        .output("y"),
                "node 1 (y.node, Reshape): its shape depends on the values of 'shape', which are known only at run time",
                "");
    }

    @Test
    void oldOpsetsAreRefused() {
        assertRefused(
                twoExits(1, 3, 8, 8).opset(6),
                "Expected operators of ONNX opset 7 or newer, given 6",
                "convert it: onnx.version_converter.convert_version(model, 13)");
    }

    @Test
    void weightsElsewhereHaveToBeThereAndInTheFolder() throws IOException {
        assertRefused(
                withExternal("model.data"),
                "stored tensor 'w': its values should be in " + folder.resolve("model.data") + ": no such file",
                "copy that file there too");
        assertRefused(
                withExternal("../model.data"),
                "stored tensor 'w': Expected its values in a file beside the model, given '../model.data'",
                "");
        assertRefused(withExternal("/etc/passwd"), "given '/etc/passwd'", "");
        Files.write(folder.resolve("model.data"), new byte[63]);
        assertRefused(
                withExternal("model.data"),
                "stored tensor 'w': Expected its values in bytes 0 to 64 of " + folder.resolve("model.data")
                        + ", which has 63",
                "that file was cut short, or belongs to another model");
        Files.write(folder.resolve("model.data"), new byte[64]);
        assertThat(read(withExternal("model.data"), ImportOptions.NONE).macs()).isEqualTo(16);
    }

    @Test
    void placesOfWeightsElsewhereHaveToBeNumbers() throws IOException {
        Files.write(folder.resolve("w"), new byte[64]);
        assertRefused(
                withPlace(Map.of("location", "w", "offset", "-4")),
                "stored tensor 'w': Expected its offset to be a number of bytes, given '-4'",
                "");
        assertRefused(
                withPlace(Map.of("location", "w", "length", "60")),
                "stored tensor 'w': Expected 64 bytes for 4x4, given length 60",
                "");
        assertRefused(
                withPlace(Map.of("location", "w", "offset", "999999999999999")),
                "stored tensor 'w': Expected its values in bytes 999999999999999 to 1000000000000063 of "
                        + folder.resolve("w") + ", which has 64",
                "");
    }

    @Test
    void aLinkOutOfTheFolderIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.write(elsewhere.resolve("secret"), new byte[64]);
        Files.createSymbolicLink(folder.resolve("w"), elsewhere.resolve("secret"));

        assertRefused(
                withExternal("w"),
                "stored tensor 'w': Expected its values in a file beside the model, given a link out of its folder",
                "");
    }

    @Test
    void tensorsOfNodesAreKeptWithinThem() {
        assertRefused(
                new OnnxBytes()
                        .input("x", 1, 4)
                        .externalConstant("c", "/etc/passwd", 4)
                        .node("Add", List.of("x", "c"), "y")
                        .output("y"),
                "node 1 (c.node, Constant): Expected its values within the node, given the file '/etc/passwd'",
                "");
    }

    private static OnnxBytes withPlace(Map<String, String> place) {
        return new OnnxBytes()
                .input("x", 1, 4)
                .external("w", place, 4, 4)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y");
    }

    private static OnnxBytes withExternal(String location) {
        return new OnnxBytes()
                .input("x", 1, 4)
                .external("w", Map.of("location", location), 4, 4)
                .node("MatMul", List.of("x", "w"), "y")
                .output("y");
    }

    @Test
    void layersThatDoNotFitAreNamed() {
        assertRefused(
                new OnnxBytes()
                        .input("x", 1, 3, 8, 8)
                        .weights("w", 4, 4, 3, 3)
                        .node("Conv", List.of("x", "w"), "y")
                        .output("y"),
                "node 1 (y.node, Conv): Expected channels to be 4, as its weights have, given 3",
                "");
    }

    @Test
    void tensorsThatNobodyMakesAreAnsweredWithTheNearest() {
        assertThatThrownBy(() -> read(
                        twoExits(1, 3, 8, 8), new ImportOptions(Map.of(), List.of("earl", "last"), List.of(), false)))
                .hasMessageContaining("Expected an exit to be a tensor that a node makes, given 'earl'")
                .hasMessageContaining("Maybe you meant 'early'");
    }

    private OperatorGraph read(OnnxBytes model, ImportOptions options) {
        return OnnxNetworks.read(model.writtenTo(file), options).graph();
    }

    private void assertRefused(OnnxBytes model, String problem, String hint) {
        assertThatThrownBy(() -> read(model, ImportOptions.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(problem)
                .hasMessageContaining(hint.isEmpty() ? problem : "Maybe " + hint);
    }

    private static ImportOptions shaped(String input, long... dims) {
        return new ImportOptions(Map.of(input, LongStream.of(dims).boxed().toList()), List.of(), List.of(), false);
    }

    private static FeatureMap map(int channels, int height, int width) {
        return new FeatureMap(channels, height, width);
    }

    private static Kernel padded(int stride) {
        var axis = new WindowAxis(3, stride, 1, new WindowAxis.Padding(1, 1));
        return Kernel.of(axis, axis);
    }
}
