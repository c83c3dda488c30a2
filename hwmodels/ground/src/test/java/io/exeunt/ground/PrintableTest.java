package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void whatATerminalWouldObeyIsSpeltOut() {
        assertThat(Printable.of("a\u001b[31mb\u0007\u202egnp.exe\u200b"))
                .isEqualTo("a\\u001b[31mb\\u0007\\u202egnp.exe\\u200b");
        assertThat(Printable.of("träce — 7 µs\n\tof 9")).isEqualTo("träce — 7 µs\n\tof 9");
        assertThat(Printable.line(" a\r\n\tb\u2028c ")).isEqualTo("a b\\u2028c");
    }

    @Test
    void messagesAndTheirHintsAreSuch() {
        assertThat(new InvalidInputException("a\u202e", "given '\u001b[2J'", "meant \u200bx"))
                .hasMessage("a\\u202e: given '\\u001b[2J'" + System.lineSeparator() + "  Maybe meant \\u200bx");
    }
}
