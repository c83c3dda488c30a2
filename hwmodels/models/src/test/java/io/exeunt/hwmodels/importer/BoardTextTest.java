package io.exeunt.hwmodels.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardTextTest {
    private static final String LINES = "policy0/scaling_available_frequencies:600000\r\n# Würfel ≥ µV\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void unicodeIsReadWithAndWithoutItsMark(String name) {
        Charset charset = Charset.forName(name);
        assertThat(BoardText.decode("x", LINES.getBytes(charset))).isEqualTo(LINES);
        assertThat(BoardText.decode("x", ("\uFEFF" + LINES).getBytes(charset))).isEqualTo(LINES);
    }

    @Test
    void latin1IsReadWhereUtf8CannotBe() {
        assertThat(BoardText.decode("x", "/* © */".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("/* © */");
    }

    @Test
    void coloursOfATerminalAreTakenAway() {
        assertThat(BoardText.decode("x", "\u001b[35m\u001b[Ka\u001b[m:1".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d00dfeed|b.dtb: expected device-tree source, found a compiled device tree|dtc -I dtb -O dts b.dtb > board.dts",
                "d7b7ab1e|b.dtb: expected device-tree source, found a compiled device tree|mkdtboimg dump b.dtb -b tree, then dtc -I dtb -O dts",
                "1f8b0800|b.dtb: expected text, found a file packed by gzip|gunzip unpacks it",
            })
    void compiledAndPackedFilesAreNamed(String magic, String problem, String hint) {
        byte[] bytes = java.util.HexFormat.of().parseHex(magic);
        assertThatThrownBy(() -> BoardText.decode("b.dtb", bytes))
                .hasMessage(problem + System.lineSeparator() + "  Maybe " + hint);
    }

    @Test
    void spacesAndMinusSignsOfOtherKindsArePlain() {
        assertThat(BoardText.decode("x", "a:600\u00a0700\u202f\u2212800\u200b".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("a:600 700 -800");
    }

    @Test
    void zerosAreNoText() {
        assertThatThrownBy(() -> BoardText.decode("x", "policy0/a\0b".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("x: expected text, found the control character 0x00 at character 10");
    }

    @Test
    void anEmptyFileIsAnEmptyText() {
        assertThat(BoardText.decode("x", new byte[0])).isEmpty();
    }
}
