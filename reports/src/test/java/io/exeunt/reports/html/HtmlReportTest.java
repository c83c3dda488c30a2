package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.explore.result.Examples;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.TinyStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final StudyReport REPORT = SampleStudies.realistic();
    private static final String HTML = HtmlReport.render(REPORT);
    private static final Document PAGE = Jsoup.parse(HTML);

    @Test
    void theSectionsStandInTheOrderInWhichTheyAreRead() {
        assertThat(PAGE.select("section[id]").eachAttr("id"))
                .containsExactly(
                        "verdict",
                        "checks",
                        "figures",
                        "pareto",
                        "parallel",
                        "knee",
                        "network",
                        "exits",
                        "clocks",
                        "energy",
                        "residency",
                        "examples",
                        "exits-alone",
                        "history",
                        "importance",
                        "slices",
                        "designs",
                        "baselines",
                        "assumptions",
                        "reproduce");
    }

    @Test
    void everyExampleStandsUnderItsExitWithItsClassAndWhetherItIsRight() {
        assertThat(PAGE.select("#examples figure img[src^=data:image/png;base64,]"))
                .hasSize(12);
        assertThat(PAGE.select("#examples figure.wrong img").eachAttr("alt"))
                .containsExactly("Sample 1000, class 0, answered wrong", "Sample 1100, class 1, answered wrong");
        assertThat(PAGE.select("#examples .leaving b").eachText())
                .isEqualTo(REPORT.kneeDesign().orElseThrow().configuration().exits());
        assertThat(PAGE.expectFirst("#examples-title").text())
                .isEqualTo("12 samples from easy to hard, each under the exit where it leaves; 2 answered wrong");
    }

    @Test
    void dataThatAreNoPicturesSaySo() {
        Document page = Jsoup.parse(HtmlReport.render(
                TinyStudy.shown(SampleStudies.realistic(), Examples.none("the data are no pictures"))));

        assertThat(page.select("#examples img")).isEmpty();
        assertThat(page.expectFirst("#examples").text()).contains("no images to show", "the data are no pictures");
    }

    @Test
    void everyChartHasADrawingPlaceANameForReadersAndItsData() {
        for (String chart :
                List.of("pareto", "parallel", "exits", "clocks", "energy", "residency", "history", "slices")) {
            Element place = PAGE.expectFirst("#" + chart + "-chart");
            assertThat(place.attr("role")).isEqualTo("img");
            assertThat(place.attr("aria-label")).isNotBlank();
            assertThat(PAGE.select("#" + chart + "-data[data-csv=" + chart + "]"))
                    .hasSize(1);
            assertThat(PAGE.expectFirst("#" + chart + "-title").text()).isNotBlank();
        }
    }

    @Test
    void itSaysWhatDecidesEachObjective() {
        Element section = PAGE.expectFirst("#importance");
        assertThat(section.expectFirst("h2").text())
                .startsWith("Decided most: error by policy (62.0 %), ")
                .contains(" by clock.gpu.0 (55.0 %)");
        assertThat(section.select("tbody th").eachText()).containsExactly("clock.gpu.0", "policy", "combinations");
    }

    @Test
    void idsAreUnique() {
        assertThat(PAGE.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        SafePage.assertLoadsNothing(PAGE);
        assertThat(PAGE.select("link[href]").eachAttr("href")).containsExactly("data:,");
    }

    @Test
    void theTableHasEveryDesignOfTheFrontOnFitAndOnReport() {
        assertThat(PAGE.select("#front-table tbody tr")).hasSameSizeAs(REPORT.designs(Standing.FRONT));
        assertThat(PAGE.select("#front-table tbody tr.knee")).hasSize(1);
        Element row = PAGE.expectFirst("#front-table tbody tr");
        assertThat(row.select("td.num")).hasSize(2 * 9);
        assertThat(PAGE.select("#baselines-table tbody tr")).hasSize(4);
    }

    @Test
    void theSameReportGivesTheSameBytes(@TempDir Path folder) throws IOException {
        HtmlReport.write(SampleStudies.realistic(), folder.resolve("report.html"));

        assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(HTML);
    }

    @Test
    void hostileNamesStayText() throws IOException {
        Document page = Jsoup.parse(HtmlReport.render(SampleStudies.hostile()));

        assertThat(page.select("b#x")).isEmpty();
        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select("h1").text()).endsWith("</script><b id=\"x\">&amp;<!--");
        JsonNode data = PackedData.of(page);
        assertThat(data.at("/segments/0").asText()).isEqualTo("block1</script><b id=\"x\">&amp;<!--");
    }

    @Test
    void withoutEnergyThePageSaysNotModelledAndNeverNaN() {
        Document page = Jsoup.parse(HtmlReport.render(SampleStudies.withoutEnergy()));

        assertThat(page.select("#figure-energy .value").text()).isEqualTo("not modelled");
        assertThat(page.body().text()).doesNotContain("NaN");
        assertThat(page.select("#energy .eyebrow").text()).isEqualTo("Time per segment");
    }

    @Test
    void whenNothingIsFeasibleTheNearestDesignsAreShown() {
        Document page = Jsoup.parse(HtmlReport.render(SampleStudies.infeasible()));

        assertThat(page.select("#knee, #figures")).isEmpty();
        assertThat(page.select("#nearest tbody tr")).hasSize(5);
        assertThat(page.select("#verdict").hasClass("infeasible")).isTrue();
        assertThat(page.select("#verdict-sentence").text()).startsWith("No design keeps every limit.");
    }

    @Test
    void withoutBaselinesThePageSaysSo() {
        Document page = Jsoup.parse(HtmlReport.render(SampleStudies.withoutBaselines()));

        assertThat(page.select("#baselines").text()).contains("No baselines were run.");
    }

    @Test
    void manyDesignsAreThinnedForDisplayAndThePageSaysSo() {
        StudyReport large = SampleStudies.large(6_000);
        int dominated = large.designs(Standing.DOMINATED).size();
        int infeasible = large.designs(Standing.INFEASIBLE).size();
        assertThat(infeasible).isGreaterThan(ChartData.MAX_INFEASIBLE);

        Document page = Jsoup.parse(HtmlReport.render(large));

        assertThat(ChartData.of(large).at("/designs"))
                .hasSize(large.designs(Standing.FRONT).size()
                        + Math.min(dominated, ChartData.MAX_DOMINATED)
                        + ChartData.MAX_INFEASIBLE);
        assertThat(page.select("#pareto .note").text())
                .contains("1,000 of " + String.format(java.util.Locale.ROOT, "%,d", infeasible) + " infeasible");
    }
}
