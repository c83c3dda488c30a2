package io.exeunt.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Printable;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.table.TextTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {
    private static final StudyReport REPORT = SampleStudies.realistic();

    /** A plain RFC 4180 reader, written for this test. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }

    @Property(tries = 1000)
    void whatCsvWritesAReaderGetsBack(@ForAll @Size(3) List<String> cells) {
        TextTable table = new TextTable(
                List.of(new Column("a", false), new Column("b, \"c\"", true), new Column("d\ne", false)),
                List.of(cells));

        assertThat(parse(table.csv()).get(0)).containsExactly("a", "b, \"c\"", "d\ne");
        assertThat(parse(table.csv()).get(1))
                .isEqualTo(cells.stream()
                        .map(Printable::of)
                        .map(TablesTest::asText)
                        .toList());
    }

    /** What a reader gets for a cell without hidden characters: the cell, or the cell behind an apostrophe where a spreadsheet would calculate. */
    private static String asText(String cell) {
        boolean formula = cell.codePoints()
                .dropWhile(TablesTest::isInvisible)
                .limit(1)
                .anyMatch(c -> "=+-@\uff1d\uff0b\uff0d\uff20".indexOf(c) >= 0);
        return formula && !cell.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?") ? "'" + cell : cell;
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Test
    void everyDesignOfTheFrontIsARowInUnitsThatPeopleRead() {
        List<List<String>> rows = parse(DesignCsv.front(REPORT));
        List<Design> front = REPORT.designs(Standing.FRONT);

        assertThat(rows).hasSize(front.size() + 1);
        int accuracy = rows.get(0).indexOf("report_accuracy");
        int clock = rows.get(0).indexOf("mhz:block1:gpu");
        for (int i = 0; i < front.size(); i++) {
            assertThat(rows.get(i + 1)).hasSameSizeAs(rows.get(0));
            assertThat(Double.parseDouble(rows.get(i + 1).get(accuracy)))
                    .isCloseTo(front.get(i).quoted().accuracy(), within(1e-6));
            assertThat(Double.parseDouble(rows.get(i + 1).get(clock)))
                    .isEqualTo(front.get(i).configuration().freqHz().get(0).get(0) / 1e6);
        }
    }

    @Test
    void energyThatIsNotModelledIsEmptyInCsvNullInJsonAndSaidInTables() throws IOException {
        StudyReport report = SampleStudies.withoutEnergy();
        List<List<String>> rows = parse(DesignCsv.front(report));
        JsonNode json = new ObjectMapper().readTree(FrontJson.of(report));

        assertThat(rows.get(1).get(rows.get(0).indexOf("fit_energy_mj"))).isEmpty();
        assertThat(json.at("/designs/0/fit/energy_j").isNull()).isTrue();
        assertThat(FrontTable.front(report).plain()).contains("not modelled").doesNotContain("NaN");
    }

    @Test
    void jsonSaysHowMuchEachDimensionDecides() throws JsonProcessingException {
        JsonNode importance = new ObjectMapper().readTree(FrontJson.of(REPORT)).path("importance");
        assertThat(importance.path("designs").asInt()).isEqualTo(2460);
        assertThat(importance.path("dimensions").path(0).path("dimension").asText())
                .isEqualTo("policy");
        assertThat(importance
                        .path("dimensions")
                        .path(0)
                        .path("shares")
                        .path("error")
                        .asDouble())
                .isEqualTo(0.62);
    }

    @Test
    void aBaselineIsNotSaidToBeOnTheFront() throws IOException {
        JsonNode json = new ObjectMapper().readTree(FrontJson.of(REPORT));

        assertThat(json.at("/designs/0/standing").asText()).isEqualTo("front");
        assertThat(json.at("/baselines")).isNotEmpty().allMatch(baseline -> !baseline.has("standing"));
    }

    @Test
    void figuresThatWereNotTakenAreEmpty() {
        List<List<String>> rows = parse(DesignCsv.all(REPORT));
        int standing = rows.get(0).indexOf("standing");
        int report = rows.get(0).indexOf("report_accuracy");

        assertThat(rows.stream().skip(1).filter(row -> row.get(standing).equals("dominated")))
                .isNotEmpty()
                .allMatch(row -> row.get(report).isEmpty());
    }

    @Test
    void aDesignReadBackIsTheOneThatWasWritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("front.json"), FrontJson.of(REPORT));

        for (Design design : REPORT.designs(Standing.FRONT)) {
            assertThat(DesignReader.read(file, design.id())).isEqualTo(design.configuration());
        }
    }

    @Test
    void theKneeIsFoundByThatName(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("front.json"), FrontJson.of(REPORT));
        Path none = Files.writeString(folder.resolve("none.json"), FrontJson.of(SampleStudies.infeasible()));

        assertThat(DesignReader.read(file, "knee"))
                .isEqualTo(REPORT.kneeDesign().orElseThrow().configuration());
        assertThatThrownBy(() -> DesignReader.read(none, "knee"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(none + ": no knee: no design of that search kept every limit");
    }

    @Test
    void anUnknownDesignIsRefusedWithWhatThereIs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("front.json"), FrontJson.of(REPORT));

        assertThatThrownBy(() -> DesignReader.read(file, "nothing"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": no design 'nothing' among "
                        + (REPORT.designs(Standing.FRONT).size()
                                + REPORT.baselines().size())
                        + " designs\n  Maybe 'knee', the recommended one; front.csv lists all,"
                        + " and the beginning of an id will do");
    }

    @Test
    void aMisspeltDesignIsFoundAndOneOfManyBeginningsAskedBack(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("front.json"), FrontJson.of(REPORT));
        List<String> ids =
                REPORT.designs(Standing.FRONT).stream().map(Design::id).toList();
        String many = FrontJson.of(REPORT).replace("\"" + ids.get(0), "\"ab1").replace("\"" + ids.get(1), "\"ab2");
        Path alike = Files.writeString(folder.resolve("alike.json"), many);

        assertThatThrownBy(() -> DesignReader.read(file, ids.get(0) + "x"))
                .hasMessageEndingWith("Maybe you meant '" + ids.get(0) + "'");
        assertThatThrownBy(() -> DesignReader.read(alike, "ab"))
                .hasMessage(alike + ": 2 designs begin with 'ab'\n  Maybe one of ab1, ab2");
    }

    @Test
    void aFileOfAnotherKindIsRefused(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"schemaVersion\": 99}");
        Path cut = Files.writeString(folder.resolve("cut.json"), "{\n  \"schemaVersion\": 1,");

        assertThatThrownBy(() -> DesignReader.read(other, "a"))
                .hasMessageContaining("expected schemaVersion 2, given 99");
        assertThatThrownBy(() -> DesignReader.read(cut, "a")).hasMessageStartingWith(cut + ":2:");
    }

    @Test
    void plainAndMarkdownTablesLineUp() {
        TextTable table = new TextTable(
                List.of(new Column("Name", false), new Column("Time", true)),
                List.of(List.of("a|b", "1.00 ms"), List.of("long <name>", "12.0 ms")));

        assertThat(table.plain()).isEqualTo("""
                        Name            Time
                        ───────────  ───────
                        a|b          1.00 ms
                        long <name>  12.0 ms
                        """);
        assertThat(table.markdown()).isEqualTo("""
                        | Name | Time |
                        | --- | ---: |
                        | a\\|b | 1.00 ms |
                        | long &lt;name> | 12.0 ms |
                        """);
    }

    @Test
    void theHistoryHasBothSearches() {
        List<List<String>> rows = parse(HistoryCsv.of(REPORT.history()));

        assertThat(rows.get(0))
                .containsExactly("search", "generation", "evaluations", "hypervolume", "feasible_share", "front_size");
        assertThat(rows).hasSize(1 + 41 + 41);
        assertThat(rows.get(42)).startsWith("random", "0", "60");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "=1+2;'=1+2",
                "=cmd|' /C calc'!A0;'=cmd|' /C calc'!A0",
                "+1+2;'+1+2",
                "-2+3;'-2+3",
                "@SUM(A1);'@SUM(A1)",
                "` =1`;`' =1`",
                "`\t=1`;`'\t=1`",
                "＝1;'＝1",
                "-x;'-x",
                "=1,2;`\"'=1,2\"`",
                "-1.5;-1.5",
                "+3;+3",
                "-1.0E-5;-1.0E-5",
                "max_softmax;max_softmax",
                "−0.5 %;−0.5 %",
            })
    void aTextThatASpreadsheetWouldCalculateIsKeptAText(String cell, String expected) {
        TextTable table = new TextTable(List.of(new TextTable.Column(cell, false)), List.of(List.of(cell)));
        assertThat(table.csv()).isEqualTo(expected + "\r\n" + expected + "\r\n");
    }
}
