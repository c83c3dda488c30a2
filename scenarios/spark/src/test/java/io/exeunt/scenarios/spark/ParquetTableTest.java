package io.exeunt.scenarios.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    private static final TextTable TABLE = new TextTable(
            List.of(new Column("device.id", false), new Column("front_size", true), new Column("reason", false)),
            List.of(
                    List.of("jetson-tx2", "12", ""),
                    List.of("pi; \"5\"", "", "keine Lösung"),
                    List.of("a", "-0.125", "")));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static List<Group> read(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void rowsComeBackAsTheyWere() throws IOException {
        List<Group> rows = read(ParquetTable.write(TABLE, folder.resolve("t.parquet")));

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).getString("device.id", 0)).isEqualTo("jetson-tx2");
        assertThat(rows.get(0).getDouble("front_size", 0)).isEqualTo(12);
        assertThat(rows.get(0).getFieldRepetitionCount("reason")).isZero();
        assertThat(rows.get(1).getString("device.id", 0)).isEqualTo("pi; \"5\"");
        assertThat(rows.get(1).getFieldRepetitionCount("front_size")).isZero();
        assertThat(rows.get(1).getString("reason", 0)).isEqualTo("keine Lösung");
        assertThat(rows.get(2).getDouble("front_size", 0)).isEqualTo(-0.125);
    }

    @Test
    void theSameTableIsTheSameBytesAndNothingElseIsLeft() throws IOException {
        Path first = ParquetTable.write(TABLE, folder.resolve("a.parquet"));
        Path second = ParquetTable.write(TABLE, folder.resolve("b.parquet"));
        ParquetTable.write(TABLE, first);

        assertThat(first).hasSameBinaryContentAs(second);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }
}
