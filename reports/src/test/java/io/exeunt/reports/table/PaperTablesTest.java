package io.exeunt.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.table.TextTable.Column;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PaperTablesTest {
    private static final TextTable TABLE = new TextTable(
            List.of(new Column("Policy", false), new Column("Accuracy (%)", true)),
            List.of(
                    List.of("max_softmax", "98.81"),
                    List.of("oracle", "99.99"),
                    List.of("a & b $x^2$ \\input{x}~", "−0.2")));

    @Test
    void latexIsABooktabsTabularWithBoundsApartAndEveryCharacterAsText() {
        assertThat(TABLE.latex(row -> row.get(0).equals("oracle"))).isEqualTo("""
                \\begin{tabular}{lr}
                \\toprule
                Policy & Accuracy (\\%) \\\\
                \\midrule
                max\\_softmax & 98.81 \\\\
                a \\& b \\$x\\textasciicircum{}2\\$ \\textbackslash{}input\\{x\\}\\textasciitilde{} & $-$0.2 \\\\
                \\midrule
                oracle & 99.99 \\\\
                \\bottomrule
                \\end{tabular}
                """);
    }

    @Test
    void aHostileStudyIsSafeInLatex() {
        String table = FrontTable.front(SampleStudies.hostile()).latex();

        assertThat(table.replaceAll("\\\\[&%$#_{}]|\\\\text\\w+\\{}|\\$[^$]*\\$", ""))
                .doesNotContain("#", "_", "<", "\"");
    }

    @Test
    void aNarrowTerminalWrapsTheLastColumnAndAVeryNarrowOneGetsALinePerCell() {
        TextTable table = new TextTable(
                List.of(new Column("id", false), new Column("ms", true), new Column("what it is", false)),
                List.of(List.of("a1", "0.21", "entropy with three exits at the highest clocks of both domains")));

        assertThat(table.lines(100)).isEqualTo(table.lines());
        assertThat(table.lines(41))
                .containsExactly(
                        "id    ms  what it is",
                        "a1  0.21  entropy with three exits at the",
                        "          highest clocks of both domains");
        assertThat(table.lines(18))
                .containsExactly(
                        "id: a1",
                        "  ms: 0.21",
                        "  what it is:",
                        "  entropy with",
                        "  three exits at",
                        "  the highest",
                        "  clocks of both",
                        "  domains");
    }

    @Test
    void aTableOfMoreNumbersThanFitComesInPartsThatBeginWithTheSameColumns() {
        TextTable table = new TextTable(
                List.of(
                        new Column("budget (mJ)", true),
                        new Column("policy", false),
                        new Column("cost (mJ)", true),
                        new Column("accuracy (%)", true),
                        new Column("interval (%)", true)),
                List.of(
                        List.of("1.5", "max_softmax", "1.498", "98.61", "98.40…98.80"),
                        List.of("1.5", "entropy", "1.499", "98.60", "98.39…98.79")));

        assertThat(table.lines(40))
                .containsExactly(
                        "budget  policy        cost  accuracy",
                        "  (mJ)                (mJ)       (%)",
                        "   1.5  max_softmax  1.498     98.61",
                        "   1.5  entropy      1.499     98.60",
                        "",
                        "budget (mJ)  policy       interval (%)",
                        "        1.5  max_softmax   98.40…98.80",
                        "        1.5  entropy       98.39…98.79");
        assertThat(table.lines(20)).contains("budget (mJ): 1.5", "  policy: entropy");
    }

    @Test
    void twoWideColumnsShareTheRoom() {
        TextTable table = new TextTable(
                List.of(
                        new Column("", false),
                        new Column("A", false),
                        new Column("B", false),
                        new Column("B − A", true)),
                List.of(
                        List.of("  exits", "exit2, exit3, exit4, exit5 and final", "exit1, exit4, exit5 and final", ""),
                        List.of("  energy", "1.54 mJ", "1.60 mJ", "+3.9 %")));

        assertThat(table.lines(68))
                .containsExactly(
                        "          A                     B                         B − A",
                        "  exits   exit2, exit3, exit4,  exit1, exit4, exit5 and",
                        "          exit5 and final       final",
                        "  energy  1.54 mJ               1.60 mJ                  +3.9 %");
    }

    @Property(tries = 200)
    void noLineIsLongerThanTheTerminalAndNoWordIsLost(
            @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.constraints.AlphaChars String> cells,
            @ForAll @IntRange(min = 8, max = 120) int width) {
        List<Column> columns = cells.stream().map(cell -> new Column("", false)).toList();
        TextTable table = new TextTable(columns, List.of(cells));

        List<String> lines = table.lines(width);

        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(letters(lines)).isEqualTo(letters(cells));
    }

    private static String letters(List<String> texts) {
        return String.join("", texts)
                .chars()
                .filter(letter -> letter != ' ')
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void columnsAreChosenByTheirTitles() {
        assertThat(TABLE.only(List.of("Accuracy (%)", "none", "Policy")).lines().get(0))
                .isEqualTo("Accuracy (%)  Policy");
    }

    @Test
    void fewRowsOfAFrontHaveTheKneeAmongThem() {
        String knee = SampleStudies.realistic().kneeDesign().orElseThrow().id();

        assertThat(FrontTable.front(SampleStudies.realistic(), 3).rows())
                .hasSize(3)
                .anyMatch(row -> row.get(0).equals(knee));
    }
}
