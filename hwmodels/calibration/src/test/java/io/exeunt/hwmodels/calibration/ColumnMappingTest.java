package io.exeunt.hwmodels.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnMappingTest {
    private static final CsvTable TABLE =
            CsvTable.parse("m.csv", "model,framework,avg,latency_ms\nvgg19,ncnn,7,x\nvgg19,litert,-8,y\n");

    @Test
    void columnsGetOurNamesAndRowsTheSameConstants() {
        CsvTable.Row row = new ColumnMapping(
                        Map.of("network", "model", "latency_ms", "avg"),
                        Map.of("runtime", "ncnn"),
                        Map.of("framework", "ncnn"))
                .apply(TABLE)
                .rows()
                .get(0);
        assertThat(row.text("network")).isEqualTo("vgg19");
        assertThat(row.positive("latency_ms"))
                .as("not the file's own column of that name")
                .isEqualTo(7);
        assertThat(row.text("runtime")).isEqualTo("ncnn");
    }

    @Test
    void onlyRowsWithTheWantedValuesCount() {
        CsvTable kept = new ColumnMapping(Map.of(), Map.of(), Map.of("framework", "litert")).apply(TABLE);
        assertThat(kept.rows()).hasSize(1);
        assertThat(kept.rows().get(0).text("avg")).isEqualTo("-8");
    }

    @Test
    void numbersAreEqualHoweverTheyAreWritten() {
        CsvTable table = CsvTable.parse("m.csv", "device,gpu_device\na,-1.0\nb,0.0\nc,\n");
        CsvTable kept = new ColumnMapping(Map.of(), Map.of(), Map.of("gpu_device", "-1")).apply(table);
        assertThat(kept.rows()).hasSize(1);
        assertThat(kept.rows().get(0).text("device")).isEqualTo("a");
    }

    @Test
    void aMappedColumnWinsOverOneOfTheSameQuantityInAnotherUnit() {
        CsvTable table = CsvTable.parse("m.csv", "Latency (ms),median\n9,0.004\n");
        CsvTable.Row row = new ColumnMapping(Map.of("latency_s", "median"), Map.of(), Map.of())
                .apply(table)
                .rows()
                .get(0);
        assertThat(row.positive("latency_ms")).isEqualTo(4);
    }

    @Test
    void mistakesAreToldByTheNameThatTheFileUses() {
        CsvTable.Row row = new ColumnMapping(Map.of("latency_ms", "avg"), Map.of(), Map.of())
                .apply(TABLE)
                .rows()
                .get(1);
        assertThatThrownBy(() -> row.positive("latency_ms"))
                .hasMessage("m.csv:3, avg: expected a number > 0, given -8");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithAGuess() {
        assertThatThrownBy(() -> new ColumnMapping(Map.of("network", "modle"), Map.of(), Map.of()).apply(TABLE))
                .hasMessage("--columns: m.csv has no column 'modle'; it has model, framework, avg, latency_ms\n"
                        + "  Maybe you meant 'model'");
        assertThatThrownBy(() -> new ColumnMapping(Map.of(), Map.of(), Map.of("framework", "onnx")).apply(TABLE))
                .hasMessage("m.csv: expected at least one row with framework=onnx, found none\n"
                        + "  Maybe framework is ncnn or litert");
    }

    @Test
    void whatSpreadsheetsPutBeforeAFileIsNoPartOfTheFirstColumn() {
        assertThat(CsvTable.parse("m.csv", "\uFEFFnetwork , latency_ms\n").columns())
                .containsExactly("network", "latency_ms");
    }
}
