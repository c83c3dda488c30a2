package io.exeunt.reports.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.ground.statistics.McNemar;
import io.exeunt.reports.ComparisonFolder;
import io.exeunt.reports.table.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTablesTest {
    private final PolicyComparison comparison = SampleComparisons.onDevice();

    @Test
    void theTableHasARowPerBudgetAndPolicy() {
        assertThat(ComparisonTable.of(comparison.arenas().get(0)).rows())
                .containsExactly(
                        List.of(
                                "1.500",
                                "margin",
                                "1.500",
                                "1.575",
                                "+5.0",
                                "70.00",
                                "69.00…71.00",
                                "ref",
                                "–",
                                "–",
                                "–",
                                "25 75"),
                        List.of("1.500", "a,\"b\"|<c>", "–", "–", "–", "–", "–", "–", "–", "–", "–", "not possible"),
                        List.of(
                                "2.000",
                                "a,\"b\"|<c>",
                                "2.000",
                                "1.980",
                                "−1.0",
                                "82.00",
                                "81.00…83.00",
                                "+2.00 [+1.00, +3.00]*",
                                "<0.001",
                                "−0.04 [−1.04, +0.96]",
                                "–",
                                "50 50"),
                        List.of(
                                "2.000",
                                "margin",
                                "2.000",
                                "2.100",
                                "+5.0",
                                "80.00",
                                "79.00…81.00",
                                "ref",
                                "–",
                                "–",
                                "–",
                                "25 75"));
        assertThat(ComparisonTable.reasons(comparison.arenas().get(0)))
                .containsExactly("a,\"b\"|<c>: Expected more\n  Maybe raise it");
    }

    @Test
    void theSameReasonAtSeveralBudgetsIsToldOnce() {
        List<Cell> cells = List.of(
                new Cell.Refused("never", 1, "budget: Expected at least 9.5 J, given 1.0\n  Maybe raise it."),
                new Cell.Refused(
                        "other", 1, "1.00000 less the safety margin is 0.9 J: Expected at least 2 J, given 0.9"),
                new Cell.Refused("never", 2, "budget: Expected at least 9.5 J, given 2.0\n  Maybe raise it."));
        Arena arena = new Arena("p", "J", List.of("J"), List.of(1.0, 2.0), cells);

        assertThat(ComparisonTable.reasons(arena))
                .containsExactly(
                        "never: budget: Expected at least 9.5 J\n  Maybe raise it. (2 of 2 budgets)",
                        "other: 1.00000 less the safety margin is 0.9 J: Expected at least 2 J, given 0.9");
    }

    @ParameterizedTest
    @CsvSource({"18.5,18.50", "0.00123456,0.001235", "57.0712,57.07", "123456,123500", "9.99996,10.00", "7,7.000"})
    void costsHaveFourDigits(double cost, String text) {
        assertThat(ComparisonTable.text(cost)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"30,10,0.01,**", "30,10,0.2,*", "12,10,1,''"})
    void marksSayHowSureADifferenceIs(int onlyThis, int onlyReference, double holmP, String mark) {
        assertThat(new Difference("r", new Interval(0.1, 0, 0.2), new McNemar(onlyThis, onlyReference), holmP).mark())
                .isEqualTo(mark);
    }

    @Test
    void csvHasTheSameNumberOfCellsInEveryRow() {
        String[] lines = ComparisonCsv.of(SampleComparisons.onDevice())
                .replace("\n  Maybe", " Maybe")
                .split("\r\n");

        assertThat(lines[0])
                .startsWith("place,budget,budget_unit,policy,heads,accuracy_fit,accuracy,accuracy_low,accuracy_high,"
                        + "cost_fit_MMAC,cost_MMAC,cost_fit_ms,cost_ms,overrun,reference,difference,")
                .endsWith("exit_shares,rule,problem");
        assertThat(lines[1]).startsWith("board/gpu <fast>,1.5,ms,margin,,0.71,0.7,");
        assertThat(lines[2])
                .startsWith("board/gpu <fast>,1.5,ms,\"a,\"\"b\"\"|<c>\",,,")
                .endsWith(",Expected more Maybe raise it\"".replace(",E", ",\"E"));
        for (String line : lines) {
            assertThat(line.replaceAll("\"([^\"]|\"\")*\"", "x").split(",", -1)).hasSize(36);
        }
    }

    @Test
    void jsonSaysNullWhereNothingWasMeasured() throws IOException {
        JsonNode root = new ObjectMapper().readTree(ComparisonJson.of(comparison));

        assertThat(root.get("schemaVersion").asInt()).isEqualTo(ComparisonJson.SCHEMA_VERSION);
        JsonNode rows = root.get("arenas").get(0).get("rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).has("againstReference")).isFalse();
        assertThat(rows.get(1).get("problem").asText()).startsWith("Expected more");
        JsonNode challenger = rows.get(3);
        assertThat(challenger.get("againstReference").get("midP").asDouble()).isEqualTo(new McNemar(100, 20).midP());
        assertThat(challenger.get("atEqualCost").get(1).get("accuracy").isNull())
                .isTrue();
        assertThat(challenger.get("exitShares").get(1).asDouble()).isEqualTo(0.5);
        assertThat(root.get("reproduction").get("inputs").get(0).get("sha256").asText())
                .isEqualTo("ab12");
    }

    @Test
    void aFolderHoldsEverything(@TempDir Path folder) throws IOException {
        Arena arena = comparison.arenas().get(0);
        List<Path> files = ComparisonFolder.write(SampleComparisons.of(List.of(arena, arena)), folder);

        assertThat(files)
                .extracting(file -> folder.relativize(file).toString())
                .containsExactly(
                        "comparison.html",
                        "comparison.csv",
                        "comparison.json",
                        "comparison.md",
                        "comparison-1-mmac.svg",
                        "comparison-1-mmac.png",
                        "comparison-1.svg",
                        "comparison-1.png",
                        "comparison-2-mmac.svg",
                        "comparison-2-mmac.png",
                        "comparison-2.svg",
                        "comparison-2.png");
        assertThat(files).allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Files.readString(folder.resolve("comparison.md")))
                .startsWith("### board/gpu <fast>\n\n| budget (ms) | policy |")
                .contains("| a,\"b\"\\|&lt;c> |")
                .contains("\n- a,\"b\"|<c>: Expected more Maybe raise it\n");
    }

    @Test
    void budgetsAreInOneOfTheUnits() {
        assertThatThrownBy(
                        () -> new Arena("p", "J", List.of("ms"), List.of(1.0), List.of(new Cell.Refused("a", 1, "b"))))
                .hasMessage("Expected budget unit to be one of [ms], given J");
    }

    @Test
    void theGovernorsTableShowsTheThriftiestFirstAndWhatIsNotModelled() {
        Arena arena = SampleComparisons.governed().arenas().get(0);
        ClockComparison clocks = arena.clocks().orElseThrow();

        assertThat(ClocksTable.of(arena, clocks).rows())
                .containsExactly(
                        List.of(
                                "margin",
                                "forecast",
                                "may change at exits",
                                "1.250",
                                "12.50",
                                "8.000",
                                "1.000",
                                "0.000",
                                "9.000",
                                "8.500…9.500",
                                "−25.00 [−26.00, −24.00]",
                                "±0.00 [−1.00, +1.00]"),
                        List.of(
                                "margin",
                                "performance",
                                "constant until the answer",
                                "1.250",
                                "12.50",
                                "11.00",
                                "1.000",
                                "0.000",
                                "12.00",
                                "11.50…12.50",
                                "±0.00 [−1.00, +1.00]",
                                "±0.00 [−1.00, +1.00]"),
                        List.of("margin", "oracle", "–", "–", "–", "–", "–", "–", "–", "–", "not possible", "–"),
                        List.of(
                                "a,\"b\"|<c>",
                                "performance",
                                "constant until the answer",
                                "1.250",
                                "0.00",
                                "not modelled",
                                "not modelled",
                                "not modelled",
                                "not modelled",
                                "–",
                                "–",
                                "–"));
        assertThat(ClocksTable.legend(arena, clocks))
                .startsWith(
                        "Governors at the budget of 1.500 ms; mean energy in mJ per inference; no period was given, so idling"
                                + " is not charged; late: after more than 20.00 ms.")
                .endsWith("\noracle: Expected more");
    }

    @Test
    void governorsGoIntoAFileOfTheirOwnAndIntoJson(@TempDir Path folder) throws IOException {
        PolicyComparison governed = SampleComparisons.governed();
        assertThat(ComparisonFolder.write(governed, folder)).contains(folder.resolve("governors.csv"));

        String[] lines = Files.readString(folder.resolve("governors.csv"))
                .replace("\n more", " more")
                .split("\r\n");
        assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(
                        line.replaceAll("\"([^\"]|\"\")*\"", "x").split(",", -1))
                .hasSize(22));
        assertThat(lines[2])
                .isEqualTo("board/gpu <fast>,1.5,ms,margin,forecast,per_exit,1.25,0.125,8.0,1.0,0.0,9.0,8.5,9.5,"
                        + "-0.25,-0.26,-0.24,0.0,-0.01,0.01,state 3,");
        JsonNode clocks =
                new ObjectMapper().readTree(ComparisonJson.of(governed)).at("/arenas/0/clocks");
        assertThat(clocks.get("periodMs").isNull()).isTrue();
        assertThat(clocks.get("latencyBudgetMs").asDouble()).isEqualTo(20);
        assertThat(clocks.at("/rows/3/totalMj").isNull()).isTrue();
        assertThat(clocks.at("/rows/1/againstConstant/estimate").asDouble()).isEqualTo(-0.25);
    }

    @Test
    void theMatrixHasTheMostAccuratePolicyFirstAndMarksTheBest() {
        AccuracyMatrix matrix =
                AccuracyMatrix.of(SampleComparisons.governed().arenas().get(0));

        assertThat(matrix.budgets()).containsExactly("1.500", "2.000");
        assertThat(matrix.rows())
                .containsExactly(
                        new AccuracyMatrix.Row(
                                "margin",
                                "softmax",
                                List.of(
                                        new AccuracyMatrix.Entry("70.00", true),
                                        new AccuracyMatrix.Entry("80.00", false))),
                        new AccuracyMatrix.Row(
                                "a,\"b\"|<c>",
                                "sigmoids",
                                List.of(
                                        new AccuracyMatrix.Entry("–", false),
                                        new AccuracyMatrix.Entry("82.00*", true))));
    }

    @Test
    void theHeadsAndTheSafetyMarginAreShownWhereThereAreAny() {
        assertThat(ComparisonTable.of(SampleComparisons.governed().arenas().get(0))
                        .columns())
                .extracting(TextTable.Column::title)
                .startsWith("budget (ms)", "policy", "heads", "fit (ms)");
        assertThat(ComparisonTable.legend(comparison)).endsWith("left at each.");
        PolicyComparison guarded = new PolicyComparison(
                "net",
                comparison.exits(),
                comparison.samples(),
                comparison.resampling(),
                "2 %",
                List.of(),
                comparison.arenas(),
                comparison.reproduction());
        assertThat(ComparisonTable.legend(guarded))
                .endsWith("\nEvery policy was fitted for its budget less a safety margin of 2 %.");
    }
}
