package io.exeunt.hwmodels.workload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.exeunt.fixtures.SharedFolder;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.OperatorGraph;
import io.exeunt.hwmodels.workload.zoo.NasBench201;
import io.exeunt.hwmodels.workload.zoo.Zoo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerTablesTest {
    private static final String TINY = """
            {
              "schema_version": 1,
              "name": "tiny",
              "input": [3, 8, 8],
              "layers": [
                {"name": "conv", "op": "convolution", "in": [3, 8, 8], "out": [4, 8, 8], "kernel": [3, 3], "bias": true},
                {"name": "sum", "op": "add", "inputs": ["conv", "conv"], "out": [4, 8, 8], "reads": 2},
                {"name": "pool", "op": "average_pooling", "in": [4, 8, 8], "out": [4, 1, 1], "kernel": [8, 8]},
                {"name": "fc", "op": "linear", "in_features": 4, "out_features": 10, "macs": 40}
              ]
            }
            """;

    private final Path folder;

    LayerTablesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static final String WITH_EXITS = TINY.replace("\"layers\"", "\"exits\": [\"pool\", \"fc\"],\n  \"layers\"");

    @Test
    void exitsSurviveARoundTrip() throws IOException {
        Path file = Files.writeString(folder.resolve("exits.json"), WITH_EXITS);
        OperatorGraph network = LayerTables.read(file);
        Path written = folder.resolve("written.json");
        LayerTables.write(network, written);

        assertThat(network.exits()).containsExactly("pool", "fc");
        assertThat(LayerTables.read(written)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "pol"        | , exits: no row is called 'pol'
            "input"      | , exits: no row is called 'input'
            "fc", "fc"   | , exits: 'fc' stands there twice
            1            | , exits: expected a list of names, given [1]
            """, quoteCharacter = '~')
    void exitsAreRowsEachOnce(String exits, String problem) throws IOException {
        Path file =
                Files.writeString(folder.resolve("wrong.json"), WITH_EXITS.replace("\"pool\", \"fc\"]", exits + "]"));

        assertThatThrownBy(() -> LayerTables.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + " (tiny)" + problem);
    }

    @Test
    void everyNetworkOfTheZooSurvivesARoundTrip() throws IOException {
        for (String name : Zoo.names()) {
            OperatorGraph network = Zoo.network(name);
            Path file = folder.resolve(name + ".json");
            LayerTables.write(network, file);
            assertThat(LayerTables.read(file)).isEqualTo(network);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(Zoo.names().size());
        }
    }

    @Test
    void whatIsWrittenFollowsThePublishedSchema() throws IOException {
        JsonSchema schema = schema();
        for (String name : List.of("mobilenet_v3_small", "bert-base-64", "densenet121", "tiny_yolov3")) {
            JsonNode table = new ObjectMapper().readTree(LayerTables.toJson(Zoo.network(name)));
            assertThat(schema.validate(table)).isEmpty();
        }
    }

    @Test
    void schemaRefusesAnUnknownOperator() throws IOException {
        JsonNode table = new ObjectMapper().readTree(TINY.replace("\"linear\"", "\"dense\""));
        assertThat(schema().validate(table)).isNotEmpty();
        assertThat(schema().validate(new ObjectMapper().readTree(TINY))).isEmpty();
    }

    @Test
    void aRowReadsTheRowBeforeUnlessItSaysOtherwise() {
        OperatorGraph tiny = LayerTables.read(file(TINY));
        assertThat(tiny.nodes().stream().map(OperatorGraph.Node::inputs))
                .containsExactly(List.of("input"), List.of("conv", "conv"), List.of("sum"), List.of("pool"));
        assertThat(tiny.macs()).isEqualTo(4 * 64 * 27 + 40);
        assertThat(tiny.parameters()).isEqualTo(4 * 28 + 40);
    }

    @Test
    void aGzippedFileIsReadAsItIs() throws IOException {
        Path file = folder.resolve("tiny.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TINY.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(LayerTables.read(file)).isEqualTo(LayerTables.read(file(TINY)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"linear\";\"liner\";9:5 row 4 (fc), op;unknown operator 'liner'; Maybe meant 'linear'",
                "\"macs\": 40;\"macs\": 41;9:5 row 4 (fc), macs;the shapes give 40, the row declares 41;",
                "\"reads\": 2;\"raeds\": 2;7:5 row 2 (sum), raeds;unknown key; Maybe meant 'reads'",
                "[3, 3];[3, 0];6:5 row 1 (conv), kernel;expected a whole number > 0, given 0;",
                "[3, 3];[3];6:5 row 1 (conv), kernel;'expected [height, width], given [3]';",
                "\"conv\", \"conv\";\"conv\", \"konv\";7:5 row 2 (sum), inputs;no earlier row is called 'konv'; Maybe meant 'conv'",
                "\"pool\";\"conv\";8:5 row 3 (conv), name;an earlier row is called 'conv' too;",
                "\"bias\": true;\"bias\": 1;6:5 row 1 (conv), bias;expected true or false, given 1;",
                "\"bias\": true;\"groups\": 2;6:5 row 1 (conv), groups;expected a divisor of 3 and 4, given 2;"
            })
    void sayWhichRowAndKeyIsWrong(String from, String to, String place, String problem, String hint) {
        Path file = file(TINY.replace(from, to));
        assertThatThrownBy(() -> LayerTables.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ":" + place + ": " + problem)
                .hasMessageEndingWith(hint == null ? "" : hint);
    }

    @Test
    void cutOffFilesAreRefusedWithTheirPlace() {
        Path file = file(TINY.substring(0, TINY.length() / 2));
        assertThatThrownBy(() -> LayerTables.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(":7:")
                .hasMessageContaining("not JSON");
    }

    @Test
    void headerMistakesAreNamed() {
        assertThatThrownBy(() -> LayerTables.read(file(TINY.replace("\"schema_version\": 1", "\"schema_version\": 2"))))
                .hasMessageEndingWith("schema_version: expected 1");
        assertThatThrownBy(() -> LayerTables.read(file(TINY.replace("\"input\"", "\"inputs\""))))
                .hasMessageContaining("row 1");
        assertThatThrownBy(() -> LayerTables.read(file("{\"name\": \"x\"}")))
                .hasMessageContaining("no rows: expected \"layers\"");
        assertThatThrownBy(() -> LayerTables.read(file("[]"))).hasMessageContaining("expected an object");
        assertThatThrownBy(() -> LayerTables.read(folder.resolve("none.json"))).hasMessageContaining("no such file");
    }

    @Test
    void aFileOfSeveralNetworksIsNoSingleNetwork() {
        Path file = file("{\"a\": [{\"op\": \"fc\", \"name\": \"f\", \"cin\": 2, \"cout\": 3, \"hin\": 1, \"win\": 1}],"
                + "\"b\": [{\"op\": \"fc\", \"name\": \"f\", \"cin\": 4, \"cout\": 3, \"hin\": 1, \"win\": 1}]}");
        assertThat(LayerTables.readAll(file)).containsOnlyKeys("a", "b");
        assertThatThrownBy(() -> LayerTables.read(file)).hasMessageEndingWith("expected one network, given a, b");
    }

    @Test
    void ncnnRowsTellTheirBiasByTheirParameters() {
        Path file = file("{\"n\": [{\"type\": \"Convolution\", \"name\": \"c\", \"cin\": 2, \"hin\": 4, \"win\": 4, "
                + "\"cout\": 3, \"hout\": 4, \"wout\": 4, \"kh\": 1, \"kw\": 1, \"stride\": 1, \"groups\": 1, "
                + "\"macs\": 96, \"params\": 6}, {\"type\": \"Reshape\", \"name\": \"r\"}]}");
        OperatorGraph network = LayerTables.read(file);
        assertThat(network.parameters()).isEqualTo(6);
        assertThat(network.nodes()).hasSize(1);
    }

    @Test
    void readsTheSharedTorchvisionTables() {
        Path file = SharedFolder.file("workloads/torchvision_workloads.json.gz");
        assertThat(LayerTables.readAll(file)).hasSize(17);
        assertThat(LayerTables.read(file, "vgg19").macs()).isEqualTo(19_632_062_464L);
        assertThat(LayerTables.read(file, "resnet50").parameters()).isEqualTo(25_530_472);
        for (String name : List.of("alexnet", "vgg16", "resnet18", "resnet101", "mobilenet_v2", "squeezenet1_1")) {
            assertThat(LayerTables.read(file, name).macs())
                    .isEqualTo(Zoo.network(name).macs());
        }
    }

    @Test
    void readsTheSharedNcnnTables() {
        Path file = SharedFolder.file("workloads/ncnn_workloads.json.gz");
        assertThat(LayerTables.readAll(file)).hasSize(17);
        assertThat(LayerTables.read(file, "mobilenet").macs())
                .isEqualTo(Zoo.network("mobilenet_v1").macs());
        assertThat(LayerTables.read(file, "vgg16").parameters())
                .isEqualTo(Zoo.network("vgg16").parameters());
    }

    @Test
    void anUnknownNetworkIsRefusedWithTheNearest() {
        Path file = file(TINY);
        assertThatThrownBy(() -> LayerTables.read(file, "tinny"))
                .hasMessage(file + ": no network tinny; it has tiny" + System.lineSeparator() + "  Maybe meant 'tiny'");
    }

    @Test
    void nasBenchNetworksCanBeWrittenToo() {
        OperatorGraph network = NasBench201.parse(
                        "|nor_conv_3x3~0|+|none~0|skip_connect~1|+|none~0|none~1|avg_pool_3x3~2|")
                .network(100);
        Path file = folder.resolve("nb.json");
        LayerTables.write(network, file);
        assertThat(LayerTables.read(file)).isEqualTo(network);
    }

    private Path file(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "table", ".json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in =
                LayerTables.class.getResourceAsStream("/io/exeunt/hwmodels/schema/layer-table.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
