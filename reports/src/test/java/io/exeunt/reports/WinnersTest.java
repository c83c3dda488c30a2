package io.exeunt.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Winners;
import io.exeunt.explore.result.Winners.Stretch;
import io.exeunt.reports.html.HtmlReport;
import io.exeunt.reports.table.FrontJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wins where: the same on the page, in Markdown and in JSON. */
class WinnersTest {
    private static final Stretch CHEAP = new Stretch(
            "max_softmax@a", List.of("static", "schedule"), 1e-3, 2e-3, 7, 0.3, 0.2, "d1", Double.NaN, Double.NaN);
    private static final Stretch DEAR = new Stretch(
            "entropy@b", List.of("schedule"), 2e-3, Double.POSITIVE_INFINITY, 3, 0.1, 0.05, "d2", 0.08, 0.01);
    private static final Stretch STEADY = new Stretch(
            "static",
            List.of("max_softmax@a", "entropy@b"),
            1e-3,
            Double.POSITIVE_INFINITY,
            8,
            0.3,
            0.06,
            "d1",
            Double.NaN,
            Double.NaN);

    private static StudyReport study(Winners winners) {
        return TinyStudy.with(SampleStudies.realistic(), winners);
    }

    private static Document page(Winners winners) {
        return Jsoup.parse(HtmlReport.render(study(winners)));
    }

    @Test
    void everyStretchIsToldWithItsGovernorsAndThoseHaveStretchesOfTheirOwn(@TempDir Path folder) throws IOException {
        ReportFolder.write(study(new Winners(Metric.ENERGY, List.of(CHEAP, DEAR), List.of(STEADY), true)), folder);

        assertThat(Files.readString(folder.resolve("front.md"))).endsWith("""

                | Policy | Governors | Energy | Better than the one before by | Errors on fit | Designs | For instance |
                | --- | --- | --- | ---: | ---: | ---: | --- |
                | max_softmax@a | static, schedule | 1.00 mJ – 2.00 mJ | – | 30.00 % – 20.00 % | 7 | d1 |
                | entropy@b | schedule | from 2.00 mJ | +8.00 points ± 1.00 | 10.00 % – 5.00 % | 3 | d2 |

                | Governor | Policies | Energy | Better than the one before by | Errors on fit | Designs | For instance |
                | --- | --- | --- | ---: | ---: | ---: | --- |
                | static | max_softmax@a, entropy@b | from 1.00 mJ | – | 30.00 % – 6.00 % | 8 | d1 |
                """);
    }

    @Test
    void thePageHasATableOfPoliciesAndOneOfGovernors() {
        Document page = page(new Winners(Metric.ENERGY, List.of(CHEAP, DEAR), List.of(STEADY), true));

        assertThat(page.select("#winners-table tbody tr").get(0).children().eachText())
                .containsExactly(
                        "max_softmax@a", "static, schedule", "1.00 mJ – 2.00 mJ", "–", "30.00 % – 20.00 %", "7", "d1");
        assertThat(page.select("#governors-table tbody tr").get(0).children().eachText())
                .startsWith("static", "max_softmax@a, entropy@b", "from 1.00 mJ");
        assertThat(page.select("#winners h3").text()).isEqualTo("No governor is better than static at any cost");
    }

    /** No board, or a study of before governors were told. */
    @Test
    void withoutGovernorsThereIsNoWordOfThem() {
        Document page = page(new Winners(Metric.ENERGY, List.of(CHEAP), List.of(), true));

        assertThat(page.select("#winners-table tbody tr").get(0).children()).hasSize(6);
        assertThat(page.select("#winners").text()).doesNotContainIgnoringCase("governor");
    }

    @Test
    void jsonHasTheSameInSiUnits() throws IOException {
        JsonNode winners = new ObjectMapper()
                .readTree(FrontJson.of(study(new Winners(Metric.ENERGY, List.of(CHEAP, DEAR), List.of(STEADY), true))))
                .get("winners");

        assertThat(winners.get("axis").asText()).isEqualTo("energy");
        assertThat(winners.get("policies").get(1).toString())
                .isEqualTo("{\"policy\":\"entropy@b\",\"governors\":[\"schedule\"],\"from_energy_j\":0.002,"
                        + "\"to_energy_j\":null,\"designs\":3,\"error_from\":0.1,\"error_to\":0.05,\"design\":\"d2\","
                        + "\"gain\":0.08,\"standard_error\":0.01}");
        assertThat(winners.get("governors").get(0).get("policies").toString())
                .isEqualTo("[\"max_softmax@a\",\"entropy@b\"]");
    }

    @Test
    void thePageSaysWhereNothingWasTested() {
        assertThat(page(new Winners(Metric.ENERGY, List.of(CHEAP, DEAR), List.of(), false))
                        .select("#winners")
                        .text())
                .contains("McNemar’s exact test over the samples of the report split")
                .contains("can’t tell which samples it answers right, nothing is tested and nobody takes over.");
    }
}
