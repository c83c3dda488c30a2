package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CsvTableTest {
    private static final String TEXT = "network,gpu_mhz,latency_ms\nvgg19,1300.5,67.1\n\"a, \"\"b\"\"\",204000,-1\n";

    @Test
    void readsNumbersClocksAndQuotedTexts() {
        CsvTable table = CsvTable.parse("m.csv", TEXT);
        assertThat(table.rows().get(0).clockHz("gpu_mhz")).isEqualTo(1300.5e6);
        assertThat(table.rows().get(0).positive("latency_ms")).isEqualTo(67.1);
        assertThat(table.rows().get(1).text("network")).isEqualTo("a, \"b\"");
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
        assertThatThrownBy(() -> CsvTable.parse("m.csv", TEXT).requireColumns("network", "latency_s"))
                .hasMessageStartingWith("m.csv:1: no column 'latency_s'; it has network, gpu_mhz, latency_ms")
                .hasMessageEndingWith("Maybe 'latency_ms' is meant");
        assertThatThrownBy(() -> CsvTable.parse("m.csv", "a,b\n1\n")).hasMessage("m.csv:2: expected 2 fields, given 1");
        assertThatThrownBy(() -> CsvTable.parse("m.csv", "")).hasMessage("m.csv: empty: expected a header line");
    }
}
