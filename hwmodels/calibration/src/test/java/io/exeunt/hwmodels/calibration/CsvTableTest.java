package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final String TEXT = "network,gpu_mhz,latency_ms\nvgg19,1300.5,67.1\n\"a, \"\"b\"\"\",204000,-1\n";

    @Test
    void readsNumbersClocksAndQuotedTexts() {
        CsvTable table = CsvTable.parse("m.csv", TEXT);
        assertThat(table.rows().get(0).clockHz("gpu_mhz")).isEqualTo(1300.5e6);
        assertThat(table.rows().get(0).positive("latency_ms")).isEqualTo(67.1);
        assertThat(table.rows().get(1).text("network")).isEqualTo("a, \"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a030.7", "30.7\u202f", "\u200b30.7", "30.7\ufeff", "\u202a30.7\u202c"})
    void whatIsNotSeenAroundANumberIsNoPartOfIt(String number) {
        CsvTable table = CsvTable.parse("m.csv", "network,latency_ms\nvgg19," + number + "\n");
        assertThat(table.rows().get(0).positive("latency_ms")).isEqualTo(30.7);
    }

    @Test
    void aMinusSignIsOne() {
        CsvTable.Row row = CsvTable.parse("m.csv", "network,latency_ms\nvgg19,\u221230.7\n")
                .rows()
                .get(0);
        assertThatThrownBy(() -> row.positive("latency_ms"))
                .hasMessage("m.csv:2, latency_ms: expected a number > 0, given -30.7");
    }

    @Test
    void saysRowAndColumnOfWhatIsWrong() {
        CsvTable.Row row = CsvTable.parse("m.csv", TEXT).rows().get(1);
        assertThatThrownBy(() -> row.positive("latency_ms"))
                .hasMessage("m.csv:3, latency_ms: expected a number > 0, given -1");
        assertThatThrownBy(() -> row.clockHz("gpu_mhz"))
                .hasMessageStartingWith("m.csv:3, gpu_mhz: expected a clock of 10 MHz to 10 GHz in MHz, given 204000")
                .hasMessageEndingWith("Maybe it is in kHz");
        assertThatThrownBy(() -> row.number("network")).hasMessageContaining("expected a number, given 'a, \"b\"'");
    }

    @Test
    void namesMissingColumnsAndShortRows() {
        assertThatThrownBy(() -> CsvTable.parse("m.csv", TEXT).requireColumns("network", "latenci_ms"))
                .hasMessageStartingWith("m.csv:1: no column 'latenci_ms'; it has network, gpu_mhz, latency_ms")
                .hasMessageEndingWith("Maybe 'latency_ms' is meant: --columns latenci_ms=latency_ms");
        assertThatThrownBy(() -> CsvTable.parse("m.csv", "a,b\n1\n")).hasMessage("m.csv:2: expected 2 fields, given 1");
        assertThatThrownBy(() -> CsvTable.parse("m.csv", "")).hasMessage("m.csv: empty: expected a header line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "network,gpu_mhz,latency_ms|vgg19,1300.5,67.1",
                "network;gpu_mhz;latency_ms|vgg19;1300.5;67.1",
                "network;gpu_mhz;latency_ms|vgg19;1300,5;67,1",
                "network\tgpu_mhz\tlatency_ms|vgg19\t1300,5\t67,1",
                "\"network\",\"gpu_mhz\",\"latency_ms\"|\"vgg19\",\"1300,5\",\"67,1\"",
                "\uFEFFnetwork,gpu_mhz,latency_ms|vgg19,1300.5,67.1",
                "# a comment, with commas|network , gpu_mhz , latency_ms||vgg19 , 1300.5 , 67.1|# and another",
                "Network,GPU MHz,Latency (ms)|vgg19,1300.5,67.1",
                "network,gpu_mhz,latency_ms,note|vgg19,1300.5,67.1,\"two|lines\"",
                "network,gpu_khz,latency_s|vgg19,1300500,0.0671",
                "network,gpu_hz,Latency [\u00b5s]|vgg19,1300500000,67100"
            })
    void tablesOfOthersAreRead(String text) {
        for (String lineBreak : List.of("\n", "\r\n", "\r")) {
            CsvTable table = CsvTable.parse("m.csv", text.replace("|", lineBreak) + lineBreak);
            assertThat(table.rows()).hasSize(1);
            CsvTable.Row row = table.rows().get(0);
            assertThat(row.text("network")).isEqualTo("vgg19");
            assertThat(row.clockHz("gpu_mhz")).isEqualTo(1300.5e6);
            assertThat(row.positive("latency_ms")).isCloseTo(67.1, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,866 | it is 1866: numbers have no separators of thousands, and a decimal point",
                "12,345.5 | it is 12345.5: numbers have no separators of thousands, and a decimal point",
                "0,5 | it is 0.5: decimals have a point",
                "5 ms | the number alone: its unit stands in the column's name"
            })
    void numbersThatCouldBeTwoThingsAreNotGuessed(String number, String hint) {
        CsvTable table = CsvTable.parse("m.csv", "a;b\n7.5;" + number + "\n");
        assertThatThrownBy(() -> table.rows().get(0).number("b"))
                .hasMessage("m.csv:2, b: expected a number, given '" + number + "'\n  Maybe " + hint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "inf", "0x1p3", "5d", "1e", "-", ""})
    void whatJavaWouldTakeForANumberIsNone(String text) {
        CsvTable.Row row =
                CsvTable.parse("m.csv", "a,b\n" + text + ",x\n").rows().get(0);
        assertThatThrownBy(() -> row.number("a"))
                .hasMessageStartingWith("m.csv:2, a: expected a number, given '" + text);
    }

    @Test
    void mistakesAreCountedInLinesOfTheFile() {
        CsvTable table = CsvTable.parse("m.csv", "# one\na,b\n\n\"x\ny\",1\n# five\nz,-2\n");
        assertThatThrownBy(() -> table.rows().get(1).positive("b"))
                .hasMessage("m.csv:7, b: expected a number > 0, given -2");
        assertThatThrownBy(() -> CsvTable.parse("m.csv", "a,b\n1,2\n\"3,4\n5,6\n"))
                .hasMessage("m.csv:3: the quote opened here is never closed");
    }

    @Test
    void twoColumnsThatCouldBeMeantAreNotGuessed() {
        CsvTable table = CsvTable.parse("m.csv", "gpu_mhz,gpu_mhz,latency_s,latency_us\n1300,1866,1,1\n");
        assertThatThrownBy(() -> table.rows().get(0).clockHz("gpu_mhz"))
                .hasMessageStartingWith("m.csv:1: expected one column 'gpu_mhz', found gpu_mhz and gpu_mhz");
        assertThatThrownBy(() -> table.requireColumns("latency_ms"))
                .hasMessageStartingWith("m.csv:1: expected one column 'latency_ms', found latency_s and latency_us");
    }

    @Test
    void otherEncodingsAreReadAndWhatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("m.csv");
        for (Charset charset : List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                Charset.forName("UTF-32"),
                StandardCharsets.ISO_8859_1)) {
            Files.write(file, "a,note\n1,gem\u00e4\u00df\n".getBytes(charset));
            assertThat(CsvTable.read(file).rows().get(0).text("note")).isEqualTo("gem\u00e4\u00df");
        }
        Files.write(file, new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThatThrownBy(() -> CsvTable.read(file))
                .hasMessage(file + ": Expected a table of measurements (CSV), given a zip archive\n"
                        + "  Maybe see docs/calibration.md for its columns");
    }
}
