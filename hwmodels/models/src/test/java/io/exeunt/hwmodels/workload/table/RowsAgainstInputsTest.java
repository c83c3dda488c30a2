package io.exeunt.hwmodels.workload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.OperatorGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row says it does, against what it reads and what its window makes of that. */
class RowsAgainstInputsTest {
    private final Path folder;

    RowsAgainstInputsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A table whose input is "in", followed by these rows, written with ' for ". */
    private OperatorGraph read(String in, String... rows) {
        String text = "{'schema_version': 1, 'name': 'n', 'input': " + in + ", 'layers': [\n" + String.join(",\n", rows)
                + "\n]}";
        try {
            return LayerTables.read(Files.writeString(folder.resolve("n.json"), text.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String CONV1 =
            "{'name': 'conv1', 'op': 'convolution', 'in': [3, 32, 32], 'out': [16, 32, 32], 'kernel': [3, 3]}";
    private static final String CONV2 = "{'name': 'conv2', 'op': 'convolution', 'in': [16, 32, 32], "
            + "'out': [32, 16, 16], 'kernel': [3, 3], 'stride': 2}";
    private static final String HEAD = "{'name': 'early', 'op': 'average_pooling', 'in': [16, 32, 32], "
            + "'out': [16, 1, 1], 'kernel': [32, 32]}";

    @Test
    void aRowThatHangsOnTheHeadBeforeItIsRefusedAndTheRightOneIsNamed() {
        assertThatThrownBy(() -> read("[3, 32, 32]", CONV1, HEAD, CONV2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("n.json")
                        + ":4:1 row 3 (conv2), inputs: expected one map of [16, 32, 32], given early of [16, 1, 1], "
                        + "the row before" + System.lineSeparator() + "  Maybe meant \"inputs\": [\"conv1\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'op': 'linear', 'in_features': 16, 'out_features': 10 | one map of 16 elements, 16 features × 1 positions
            'op': 'linear', 'in_features': 16, 'out_features': 10, 'positions': 512 | one map of 8192 elements, 16 features × 512 positions
            'op': 'convolution', 'in': [32, 16, 32], 'out': [8, 16, 32], 'kernel': [1, 1] | one map of [32, 16, 32]
            'op': 'transposed_convolution', 'in': [16, 16, 16], 'out': [8, 32, 32], 'kernel': [2, 2], 'stride': 2 | one map of [16, 16, 16]
            'op': 'max_pooling', 'in': [16, 16, 16], 'out': [16, 8, 8], 'kernel': [2, 2] | one map of [16, 16, 16]
            'op': 'activation', 'out': [32, 16, 32] | one map of 32 channels × 512 positions
            'op': 'batch_norm', 'out': [16, 16, 32] | one map of 16 channels × 512 positions
            'op': 'softmax', 'out': [10] | one map of 10 elements
            'op': 'add', 'out': [16, 16, 16] | maps of [16, 16, 16], or ones that are repeated along axes where they have 1
            'op': 'copy', 'out': [20, 64, 64] | a map of 20 channels or of 4096 positions, from which its "out" can grow
            'op': 'matmul', 'heads': 4, 'rows': 64, 'inner': 32, 'columns': 8 | factors of 8192 and 1024 elements, 4 times 64×32 and 32×8
            'op': 'embedding', 'vocabulary': 9, 'features': 8, 'tokens': 7 | one map of 7 elements
            'op': 'recurrent', 'cell': 'gru', 'in_features': 16, 'hidden': 8, 'steps': 32 | one map of 512 elements
            'op': 'view', 'in': [16, 32, 16], 'out': [10] | one map of [16, 32, 16]
            """)
    void everyOperatorComparesWhatItReads(String row, String expected) {
        assertThatThrownBy(() -> read("[3, 32, 32]", CONV1, "{'name': 'x', " + row + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("n.json") + ":3:1 row 2 (x), inputs: expected " + expected
                        + ", given conv1 of [16, 32, 32], the row before");
    }

    /** Counts that would wrap around to something small, or below 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'op': 'convolution', 'in': [2147483647, 32, 32], 'out': [2147483647, 32, 32], 'kernel': [3, 3]",
                "'op': 'transposed_convolution', 'in': [2147483647, 9, 9], 'out': [2147483647, 18, 18], 'kernel': [2, 2], 'stride': 2",
                "'op': 'linear', 'in_features': 2147483647, 'out_features': 2147483647, 'bias': true",
                "'op': 'linear', 'in_features': 1, 'out_features': 1, 'positions': 2147483647, 'bias': true, 'macs': -1",
                "'op': 'matmul', 'heads': 2147483647, 'rows': 2147483647, 'inner': 9, 'columns': 2147483647",
                "'op': 'recurrent', 'cell': 'lstm', 'in_features': 9, 'hidden': 2147483647, 'steps': 9",
                "'op': 'recurrent', 'cell': 'gru', 'in_features': 9, 'hidden': 9, 'steps': 2147483647, 'layers': 9",
                "'op': 'activation', 'out': [2147483647, 2147483647, 2147483647]",
                "'op': 'activation', 'out': [2147483647, 65536, 1]",
                "'op': 'add', 'out': [65536, 65536, 1], 'reads': 2147483647",
                "'op': 'embedding', 'vocabulary': 2147483647, 'features': 2147483647, 'tokens': 9",
                "'op': 'max_pooling', 'in': [2147483647, 65536, 65536], 'out': [2147483647, 65536, 65536], 'kernel': [1, 1]",
                "'op': 'softmax', 'out': [2147483647, 2147483647, 3]",
                "'op': 'view', 'in': [2147483647, 2147483647, 3], 'out': [1]"
            })
    void countsThatDoNotFitAreRefusedNotWrappedAround(String row) {
        assertThatThrownBy(() -> read("[3, 32, 32]", "{'name': 'x', " + row + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("n.json") + ":2:1 row 1 (x), ");
    }

    @Test
    void aSumThatNamesFewerMapsThanItReadsLacksAnEdge() {
        String sum = "{'name': 's', 'op': 'add', 'inputs': ['conv1'], 'out': [16, 32, 32], 'reads': 2}";

        assertThatThrownBy(() -> read("[3, 32, 32]", CONV1, sum))
                .hasMessage(folder.resolve("n.json")
                        + ":3:1 row 2 (s), inputs: expected the 2 maps that \"reads\" says, given 1"
                        + System.lineSeparator() + "  Maybe one is missing; name a map twice that is read twice");
        assertThat(read("[3, 32, 32]", CONV1, sum.replace("['conv1']", "['conv1', 'conv1']"))
                        .operators())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Conv2d            | meant 'convolution'
            LSTM              | meant 'recurrent'
            gemm              | meant 'linear'
            concat            | meant 'copy'
            MultiheadAttention | it is several rows: "linear" for projections, "matmul" for products, "softmax"
            """)
    void whatFrameworksCallAnOperatorLeadsToOurs(String op, String hint) {
        assertThatThrownBy(() -> read("[3, 32, 32]", "{'name': 'x', 'op': '" + op + "'}"))
                .hasMessageEndingWith("  Maybe " + hint);
    }

    @Test
    void whatFollowsTheTableIsNoPartOfIt() throws IOException {
        String table =
                "{\"schema_version\": 1, \"name\": \"n\", \"layers\": [{\"name\": \"a\", \"op\": \"zero\", \"out\": [3]}]}";
        Path file = Files.writeString(folder.resolve("two.json"), table + "\n" + table + "\n");
        assertThatThrownBy(() -> LayerTables.read(file))
                .hasMessage(file + ":2:1: expected the end of the file after one object");
    }

    @Test
    void tokensThatLackTheirPositionsAreToldHowMany() {
        String linear = "{'name': 'x', 'op': 'linear', 'inputs': ['conv1'], 'in_features': 16, 'out_features': 10}";

        assertThatThrownBy(() -> read("[3, 32, 32]", CONV1, linear))
                .hasMessageEndingWith("  Maybe meant \"positions\": 1024; a part of a map is picked with a row of "
                        + "\"op\": \"view\"");
    }

    /** A table whose transposed or strided convolution is missing, as from a maker that does not know it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            32, 64 | [32, 64, 64] of [16, 32, 32], such as a "transposed_convolution" or an upsampling ("op": "copy")
            32, 16 | [32, 16, 16] of [16, 32, 32]
            """)
    void aRowThatWasLeftOutIsGuessed(String shape, String made) {
        String channels = shape.substring(0, 2);
        String side = shape.substring(4);
        String map = "[" + channels + ", " + side + ", " + side + "]";

        assertThatThrownBy(() -> read(
                        "[3, 32, 32]",
                        CONV1,
                        "{'name': 'x', 'op': 'average_pooling', 'in': " + map + ", 'out': [" + channels
                                + ", 1, 1], 'kernel': [" + side + ", " + side + "]}"))
                .hasMessageEndingWith("  Maybe a row is missing before it, that makes " + made
                        + ": makers of tables leave out what they do not know");
    }

    @Test
    void theNetworksInputIsComparedToo() {
        assertThatThrownBy(() -> read("[3, 28, 28]", CONV1))
                .hasMessageContaining(
                        "row 1 (conv1), inputs: expected one map of [3, 32, 32], given input of [3, 28, 28]");
    }

    @Test
    void partsOfAConcatenationHaveToFillIt() {
        String whole = "{'name': 'cat', 'op': 'copy', 'inputs': ['conv1', 'input'], 'out': [19, 32, 32]}";
        assertThat(read("[3, 32, 32]", CONV1, whole).nodes()).hasSize(2);

        assertThatThrownBy(() -> read("[3, 32, 32]", CONV1, whole.replace("19", "20")))
                .hasMessageContaining("row 2 (cat), inputs: expected maps of 20480 elements together, as many as its "
                        + "\"out\", given conv1 of [16, 32, 32], input of [3, 32, 32]");
    }

    @Test
    void anAdditionReadsAsManyMapsAsItNames() {
        String sum = "{'name': 'sum', 'op': 'add', 'inputs': ['conv1', 'conv1'], 'out': [16, 32, 32]}";
        ElementWise add =
                (ElementWise) read("[3, 32, 32]", CONV1, sum).nodes().get(1).operator();
        assertThat(add.inputs()).isEqualTo(2);

        assertThatThrownBy(() -> read("[3, 32, 32]", CONV1, sum.replace("'out'", "'reads': 1, 'out'")))
                .hasMessageEndingWith("row 2 (sum), reads: expected at least the 2 inputs of its size, given 1");
    }

    @Test
    void factorsMayBeRepeatedAlongAxes() {
        String gate = "{'name': 'gate', 'op': 'multiply', 'inputs': ['conv1', 'early'], 'out': [16, 32, 32]}";

        assertThat(read("[3, 32, 32]", CONV1, HEAD, gate).nodes()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'in': [1, 49, 10], 'out': [64, 25, 5], 'kernel': [10, 4], 'stride': [2, 2], 'macs': 320000",
                "'in': [1, 49, 10], 'out': [64, 25, 5], 'kernel': [10, 4], 'stride': 2, 'padding': 'same'",
                "'in': [1, 49, 10], 'out': [64, 25, 10], 'kernel': [10, 4], 'stride': [2, 1], 'padding': [[4, 5], [1, 2]]",
                "'in': [1, 49, 10], 'out': [64, 20, 7], 'kernel': [10, 4], 'stride': [2, 1], 'padding': 'valid'",
                "'in': [1, 49, 10], 'out': [4, 49, 10], 'kernel': [3, 3], 'dilation': [4, 2], 'padding': [4, 2]",
                "'in': [1, 49, 10], 'out': [4, 49, 10], 'kernel': [3, 3], 'dilation': 4",
            })
    void windowsMoveAndArePaddedAsTheySay(String window) {
        String row = "{'name': 'c', 'op': 'convolution', " + window + "}";
        OperatorGraph network = read("[1, 49, 10]", row);
        Path written = folder.resolve("written.json");
        LayerTables.write(network, written);

        assertThat(LayerTables.read(written)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [4, 30] | 'op': 'convolution', 'in': [4, 30], 'out': [8, 15], 'kernel': [3], 'stride': 2, 'macs': 1440
            [4, 30] | 'op': 'max_pooling', 'in': [4, 30], 'out': [4, 15], 'kernel': [2]
            [4, 30] | 'op': 'recurrent', 'cell': 'lstm', 'in_features': 4, 'hidden': 8, 'steps': 30, 'projected': 2, 'bias': true
            [4, 6, 8, 8] | 'op': 'convolution', 'in': [4, 6, 8, 8], 'out': [8, 3, 8, 8], 'kernel': [3, 1, 1], 'stride': [2, 1, 1], 'padding': [1, 0, 0]
            [4, 6, 8, 8] | 'op': 'average_pooling', 'in': [4, 6, 8, 8], 'out': [4, 1, 1, 1], 'kernel': [6, 8, 8]
            [4, 6, 8, 8] | 'op': 'transposed_convolution', 'in': [4, 6, 8, 8], 'out': [2, 12, 16, 16], 'kernel': [2, 2, 2], 'stride': 2, 'bias': true
            [4, 6, 8, 8] | 'op': 'view', 'in': [4, 6, 8, 8], 'out': [4, 1, 8, 8]
            """)
    void oneAxisThreeAxesAndSequencesSurviveARoundTrip(String in, String row) {
        OperatorGraph network = read(in, "{'name': 'x', " + row + "}");
        Path written = folder.resolve("written.json");
        LayerTables.write(network, written);

        assertThat(LayerTables.read(written)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'convolution', 'in': [3, 224, 224], 'out': [64, 56, 56], 'kernel': [7, 7], 'stride': 2 | expected a height that a window of 7 and stride 2 makes 109 to 115 of 224, given 56 | the stride is 4
            'convolution', 'in': [3, 224, 224], 'out': [64, 112, 56], 'kernel': [7, 7], 'stride': 2 | expected a width that a window of 7 and stride 2 makes 109 to 115 of 224, given 56 | the stride is 4
            'convolution', 'in': [3, 224, 224], 'out': [64, 112, 112], 'kernel': [7, 7], 'stride': 2, 'padding': 2 | expected a height that a window of 7 and stride 2 and padding 2 + 2 makes 111 of 224, given 112 |
            'convolution', 'in': [3, 224, 224], 'out': [8, 448, 448], 'kernel': [4, 4], 'stride': 2 | expected a height that a window of 4 and stride 2 makes 111 to 114 of 224, given 448 | this is a "transposed_convolution"
            'convolution', 'in': [3, 224, 224], 'out': [8, 232, 224], 'kernel': [3, 3] | expected a height that a window of 3 and stride 1 makes 222 to 226 of 224, given 232 | this is a transposed convolution or another operator, or "padding" is missing
            'convolution', 'in': [3, 224, 224], 'out': [8, 224, 224], 'kernel': [3, 3], 'dilation': 2, 'padding': 1 | expected a height that a window of 3 with dilation 2 and stride 1 and padding 1 + 1 makes 222 of 224, given 224 |
            'transposed_convolution', 'in': [3, 224, 224], 'out': [8, 224, 224], 'kernel': [4, 4], 'stride': 2 | expected a height that a window of 4 and stride 2 makes 444 to 451 of 224, given 224 | the stride is 1
            'max_pooling', 'in': [3, 224, 224], 'out': [3, 56, 56], 'kernel': [3, 3], 'stride': 2 | expected a height that a window of 3 and stride 2 makes 111 to 113 of 224, given 56 | the stride is 4
            'max_pooling', 'in': [3, 224, 224], 'out': [3, 1, 1], 'kernel': [2, 2] | expected a height that a window of 2 of any usual stride of 224, given 1 |
            'max_pooling', 'in': [3, 224, 224], 'out': [6, 112, 112], 'kernel': [2, 2] | expected 3 channels as in "in", given 6 |
            """)
    void windowsThatCanNotMakeTheirOutputAreRefused(String row, String problem, String hint) {
        assertThatThrownBy(() -> read("[3, 224, 224]", "{'name': 'c', 'op': " + row + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("n.json") + ":2:1 row 1 (c), out: " + problem
                        + (hint == null ? "" : System.lineSeparator() + "  Maybe " + hint));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'stride': [1, 2, 1] | stride: expected a number or [height, width], given [1,2,1]
            'stride': 0 | stride: expected a whole number > 0, given 0
            'padding': -1 | padding: expected whole numbers >= 0, given -1
            'padding': [[1, 1, 1], 1] | padding: expected whole numbers >= 0, given [1,1,1]
            'padding': 'sane' | padding: expected numbers, "same" or "valid", given "sane"
            'dilation': [1] | dilation: expected a number or [height, width], given [1]
            """)
    void keysOfWindowsAreCheckedEach(String key, String problem) {
        String row =
                "{'name': 'c', 'op': 'convolution', 'in': [3, 8, 8], 'out': [3, 8, 8], 'kernel': [3, 3], " + key + "}";

        assertThatThrownBy(() -> read("[3, 8, 8]", row))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("n.json") + ":2:1 row 1 (c), " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'op': 'recurrent', 'cell': 'gruu', 'in_features': 4, 'hidden': 8 | cell: expected one of lstm, gru, rnn, given "gruu"
            'op': 'recurrent', 'cell': 'gru', 'in_features': 4, 'hidden': 8, 'projected': 2 | projected: expected less than hidden, 8, in an lstm, given 2
            'op': 'view', 'in': [4], 'out': [8] | out: expected at most the 4 elements of "in", given 8
            'op': 'convolution', 'in': [4], 'out': [8], 'kernel': [] | in: expected [channels, height, width], given [4]
            'op': 'convolution', 'in': [4, 1], 'out': [8, 1, 1], 'kernel': [1] | out: expected as many numbers as "in" [4, 1, 1], given [8,1,1]
            'op': 'activation', 'out': [4, 1, 1, 1, 1] | out: expected [channels, height, width], or [features], [channels, length], [channels, depth, height, width], given [4,1,1,1,1]
            """)
    void keysOfNewOperatorsAreCheckedEach(String row, String problem) {
        assertThatThrownBy(() -> read("[4]", "{'name': 'x', " + row + "}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(folder.resolve("n.json") + ":2:1 row 1 (x), " + problem);
    }
}
