package io.exeunt.hwmodels.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.hwmodels.onnx.OnnxHeads.Head;
import io.exeunt.hwmodels.onnx.OnnxHeads.Layer;
import io.exeunt.hwmodels.onnx.OnnxHeads.Site;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxHeadsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void place() {
        file = new OnnxBytes()
                .input("image", "batch", 3, 8, 8)
                .weights("w1", 4, 3, 3, 3)
                .weights("w2", 8, 4, 3, 3)
                .weights("fc", 8, 10)
                .integers("rows", 0, 8, 36)
                .node("Conv", List.of("image", "w1"), "c1", "pads", List.of(1, 1, 1, 1))
                .node("Relu", List.of("c1"), "r1")
                .node("Conv", List.of("r1", "w2"), "c2")
                .node("Reshape", List.of("c2", "rows"), "flat")
                .node("Transpose", List.of("flat"), "tokens", "perm", List.of(0, 2, 1))
                .node("GlobalAveragePool", List.of("c2"), "p2")
                .node("Flatten", List.of("p2"), "f2")
                .node("Gemm", List.of("f2", "fc"), "last")
                .node("Add", List.of("tokens", "tokens"), "twice")
                .output("last")
                .output("twice")
                .writtenTo(folder.resolve("m.onnx"));
    }

    private List<Site> sites(String... tensors) {
        return sites(1, tensors);
    }

    private List<Site> sites(int grid, String... tensors) {
        return OnnxHeads.sites(file, ImportOptions.NONE, List.of(tensors), grid);
    }

    private static Head linear(Site site, int inputs, int classes) {
        return new Head(site, List.of(new Layer(new float[inputs * classes], new float[classes])));
    }

    @Test
    void sitesAreOfImagesTokensOrRows() {
        assertThat(sites("r1", "tokens", "f2"))
                .containsExactly(
                        new Site("r1", 4, new FeatureMap(4, 8, 8), 1),
                        new Site("tokens", 3, new FeatureMap(8, 1, 1), 1),
                        new Site("f2", 2, new FeatureMap(8, 1, 1), 1));
    }

    @Test
    void meansAreOutputsAndNothingIsComputedBeyondThem() throws IOException {
        Path means = folder.resolve("means.onnx");

        OnnxHeads.writeMeans(file, sites("r1"), means);

        OperatorGraph graph = OnnxNetworks.read(means, ImportOptions.NONE).graph();
        assertThat(graph.exits()).containsExactly("r1.means");
        assertThat(graph.macs()).isEqualTo(64 * 9 * 3 * 4);
    }

    @Test
    void aModelWithHeadsCostsWhatHeadsArePricedAtWithoutThem() throws IOException {
        Path headed = folder.resolve("headed.onnx");
        Site site = sites("r1").get(0);

        OnnxHeads.write(file, List.of(linear(site, 4, 10)), List.of("last"), headed);

        OperatorGraph written = OnnxNetworks.read(headed, ImportOptions.NONE).graph();
        OperatorGraph priced = OnnxNetworks.read(
                        file, new ImportOptions(Map.of(), List.of("last"), List.of("r1"), false))
                .graph();
        assertThat(written.exits()).containsExactly("r1.head", "last").isEqualTo(priced.exits());
        assertThat(written.macs()).isEqualTo(priced.macs());
        assertThat(written.operators().stream().mapToLong(Operator::parameters).sum())
                .isEqualTo(priced.operators().stream()
                        .mapToLong(Operator::parameters)
                        .sum());
    }

    @Test
    void tokensAreAveragedToo() throws IOException {
        Path headed = folder.resolve("headed.onnx");
        Site site = sites("tokens").get(0);

        OnnxHeads.write(file, List.of(linear(site, 8, 3)), List.of("last"), headed);

        assertThat(OnnxNetworks.read(headed, ImportOptions.NONE).graph().exits())
                .contains("tokens.head", "last");
    }

    /** A map of 8 × 8 in parts of 3: windows of 4, two apart. */
    @Test
    void aHeadOfTwoLayersReadsTheMeansOfAGrid() throws IOException {
        Path headed = folder.resolve("headed.onnx");
        Site site = sites(3, "r1").get(0);
        Head head = new Head(
                site, List.of(new Layer(new float[36 * 5], new float[5]), new Layer(new float[5 * 10], new float[10])));

        OnnxHeads.write(file, List.of(head), List.of("last"), headed);

        OperatorGraph written = OnnxNetworks.read(headed, ImportOptions.NONE).graph();
        assertThat(site.features()).isEqualTo(4 * 9);
        assertThat(written.exits()).containsExactly("r1.head", "last");
        assertThat(written.macs())
                .isEqualTo(OnnxNetworks.read(file, new ImportOptions(Map.of(), List.of("last"), List.of(), false))
                                .graph()
                                .macs()
                        + 36 * 5
                        + 5 * 10);
        assertThatThrownBy(() -> linear(site, 4, 10)).hasMessage("Expected weights to be 360 in number, given 40");
    }

    @Test
    void aGridIsAtMostAsFineAsTheMap() {
        assertThat(sites(20, "r1").get(0).features()).isEqualTo(4 * 64);
        assertThat(sites(20, "tokens").get(0).features()).isEqualTo(8);
    }

    @Test
    void sitesThatNoHeadReadsAreRefused() {
        assertThatThrownBy(() -> sites("token"))
                .hasMessage(file + ": Expected a site to be a tensor that a node makes, given 'token'"
                        + System.lineSeparator() + "  Maybe you meant 'tokens'");
        Path flat = new OnnxBytes()
                .input("x", 5)
                .node("Relu", List.of("x"), "y")
                .output("y")
                .writtenTo(folder.resolve("flat.onnx"));
        assertThatThrownBy(() -> OnnxHeads.sites(flat, ImportOptions.NONE, List.of("y"), 1))
                .hasMessageStartingWith(flat
                        + ": Expected site 'y' to be [sample, channel, row, column], [sample, token, channel] or"
                        + " [sample, channel], given 5");
    }
}
