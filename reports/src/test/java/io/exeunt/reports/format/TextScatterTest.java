package io.exeunt.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.format.TextScatter.Mark;
import io.exeunt.reports.insight.FrontSketch;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TextScatterTest {
    @Test
    void pointsStandWhereTheyBelong() {
        TextScatter scatter = new TextScatter(
                "Energy (mJ)",
                "Accuracy (%)",
                List.of(new Mark(1, 90, '·'), new Mark(2, 95, '·'), new Mark(3, 99, '◆')),
                List.of("· 2 designs", "◆ knee"));

        assertThat(scatter.lines(40, 4))
                .containsExactly(
                        "Accuracy (%)",
                        "99.0 ┤                                 ◆",
                        "     │                 ·",
                        "     │",
                        "90.0 ┤·",
                        "     └──────────────────────────────────",
                        "      1.00       Energy (mJ)        3.00",
                        "· 2 designs   ◆ knee");
    }

    @Test
    void oneDesignIsNoPicture() {
        TextScatter one = new TextScatter("x", "y", List.of(new Mark(1, 1, '·')), List.of());

        assertThat(one.lines(80, 10)).isEmpty();
        assertThat(new TextScatter("x", "y", List.of(), List.of()).lines(80, 10))
                .isEmpty();
    }

    @Property(tries = 200)
    void noLineIsLongerThanTheTerminalAndEveryPlaceIsTaken(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @IntRange(min = 1, max = 100) int width,
            @ForAll @IntRange(min = 1, max = 20) int height) {
        List<Mark> marks =
                values.stream().map(value -> new Mark(value, -value, '*')).toList();

        List<String> lines =
                new TextScatter("Along (ms)", "Up (%)", marks, List.of("* some", "and others")).lines(width, height);

        assertThat(lines).allMatch(line -> line.length() <= width);
        if (!lines.isEmpty()) {
            assertThat(String.join("", lines.subList(1, height + 1))
                            .chars()
                            .filter(sign -> sign == '*')
                            .count())
                    .isBetween(1L, (long) values.size());
        }
    }

    @Test
    void aFrontHasItsKneeAndWhatTheVerdictComparesItWith() {
        StudyReport report = SampleStudies.realistic();

        List<String> lines = FrontSketch.of(report).lines(72, 10);

        assertThat(lines.get(0)).isEqualTo("Accuracy (%)");
        assertThat(String.join("\n", lines))
                .contains(
                        "◆ knee " + report.kneeDesign().orElseThrow().id(),
                        "Energy (mJ)",
                        "designs on the front (on fit)")
                .contains("○ " + report.baselines().get(0).title());
        assertThat(FrontSketch.of(SampleStudies.infeasible()).lines(72, 10)).isEmpty();
        assertThat(FrontSketch.of(SampleStudies.withoutEnergy()).x()).isEqualTo("Mean latency (ms)");
        assertThat(lines).allMatch(line -> line.length() <= 72);
    }
}
