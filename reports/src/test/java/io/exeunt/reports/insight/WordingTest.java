package io.exeunt.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Configuration;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.DomainClocks;
import io.exeunt.explore.result.ParameterValue;
import io.exeunt.explore.result.Setting;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.TinyStudy;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Setting SETTING = new Setting(
            "n",
            "p",
            "d",
            List.of(),
            List.of("a", "b", "c"),
            List.of("a", "b", "c"),
            List.of(new DomainClocks("gpu", List.of(0.5e9, 1.3005e9))));

    private static Configuration clocks(double... hz) {
        List<List<Double>> rows =
                java.util.stream.DoubleStream.of(hz).mapToObj(List::of).toList();
        return new Configuration(List.of("c"), "never", List.of(), rows);
    }

    @Test
    void aFlatScheduleIsOneClock() {
        assertThat(Wording.clocks(SETTING, clocks(1.3005e9, 1.3005e9, 1.3005e9)))
                .isEqualTo("gpu 1,300.5 MHz");
    }

    @Test
    void equalNeighboursAreDrawnTogether() {
        assertThat(Wording.clocks(SETTING, clocks(1.3005e9, 1.3005e9, 0.5e9))).isEqualTo("gpu 2×1,300.5 → 500 MHz");
    }

    @Test
    void parametersKeepTheirOrderAndFourDecimals() {
        Configuration design = new Configuration(
                List.of("c"),
                "p",
                List.of(new ParameterValue("b", 0.91239), new ParameterValue("patience", 2)),
                List.of());

        assertThat(Wording.parameters(design)).isEqualTo("b 0.9124 · patience 2");
        assertThat(Wording.parameters(clocks(1e9))).isEqualTo("none");
    }

    @Test
    void findingsQuoteTheData() {
        StudyReport report = SampleStudies.realistic();

        assertThat(Findings.front(report))
                .startsWith(report.designs(Standing.FRONT).size() + " designs on the front: ");
        assertThat(Findings.history(report))
                .isEqualTo("Hypervolume 0.7473 after 2,460 evaluations; random search 0.6974 after 2,460");
        assertThat(Findings.front(SampleStudies.infeasible())).isEqualTo("No design keeps every limit");
    }

    @Property(tries = 50)
    boolean aSampleForDisplayIsInOrderAndNoLargerThanAsked(
            @ForAll @IntRange(max = 300) int size, @ForAll @IntRange(min = 1, max = 100) int limit) {
        List<Design> designs = java.util.stream.IntStream.range(0, size)
                .mapToObj(i -> TinyStudy.design(
                        String.format("%04d", i), Standing.DOMINATED, TinyStudy.figures(0.9, 0.001, 0.001)))
                .toList();
        DisplaySample sample = DisplaySample.of(designs, limit);
        List<String> ids = sample.shown().stream().map(Design::id).toList();
        return ids.size() == Math.min(size, limit)
                && ids.equals(ids.stream().sorted().distinct().toList())
                && sample.thinned() == size > limit;
    }
}
