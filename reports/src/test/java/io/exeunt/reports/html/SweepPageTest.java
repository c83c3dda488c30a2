package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.SampleSweeps;
import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class SweepPageTest {
    private static final String HTML = SweepPage.render(SampleSweeps.mixed());
    private static final Document PAGE = Jsoup.parse(HTML);

    private static SweepReport single() {
        return SweepReport.of(
                "one",
                List.of(new Axis("seed", List.of("1"))),
                List.of(SampleSweeps.cell(List.of("1"), SampleSweeps.study("x", 0.9, 0.005, 0.05))),
                SampleSweeps.ORIGIN);
    }

    @Test
    void theSectionsStandInTheOrderInWhichTheyAreRead() {
        assertThat(PAGE.select("section[id]").eachAttr("id"))
                .containsExactly(
                        "verdict",
                        "failed",
                        "fronts",
                        "heat",
                        "lines",
                        "cells",
                        "steps",
                        "seeds",
                        "along",
                        "reproduce");
        assertThat(Jsoup.parse(SweepPage.render(single())).select("section[id]").eachAttr("id"))
                .containsExactly("verdict", "fronts", "lines", "cells", "along", "reproduce");
    }

    @Test
    void studiesOfTheirOwnStandBesideEachOtherWithoutAnythingThatASweepAloneHas() throws IOException {
        SweepReport studies = SweepReport.of(
                "Studies side by side",
                List.of(new Axis(Axis.STUDY, List.of("runs/a", "runs/<b>"))),
                List.of(
                        SampleSweeps.cell(List.of("runs/a"), SampleSweeps.study("x", 0.9, 0.005, 0.05)),
                        SampleSweeps.cell(List.of("runs/<b>"), SampleSweeps.study("y", 0.925, 0.004, 0.05))),
                SampleSweeps.ORIGIN);
        Document page = Jsoup.parse(SweepPage.render(studies));

        assertThat(page.select("section[id]").eachAttr("id"))
                .containsExactly("verdict", "fronts", "cells", "reproduce");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Studies side by side");
        assertThat(page.expectFirst("#verdict-sentence").text())
                .startsWith("2 studies, each with a front; hypervolume against one reference from ")
                .contains("(runs/a)", "(runs/<b>)");
        assertThat(page.text()).doesNotContainPattern("\\bcells?\\b");
        assertThat(PackedData.of(page).path("designs")).hasSize(2);
        SafePage.assertLoadsNothing(page);
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        SafePage.assertLoadsNothing(PAGE);
    }

    @Test
    void idsAreUniqueAndLinksLeadSomewhere() {
        assertThat(PAGE.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(PAGE.select("nav a").eachAttr("href"))
                .allSatisfy(href -> assertThat(PAGE.select(href)).hasSize(1));
    }

    @Test
    void everyCellHasARowAndFailuresTheirReasonAsText() {
        assertThat(PAGE.select("#cells tbody tr")).hasSize(8);
        assertThat(PAGE.select("#cells tbody tr").get(4).text()).contains("infeasible");
        assertThat(PAGE.select("#failed-table tbody tr td").eachText()).containsExactly("<b id=x>disk full</b>");
        assertThat(PAGE.select("b#x")).isEmpty();
    }

    @Test
    void theDataHasEveryDesignOfEveryFront() throws IOException {
        JsonNode data = PackedData.of(PAGE);

        assertThat(data.path("designs")).hasSize(6);
        assertThat(data.at("/cells/7/at").toString()).isEqualTo("[1,1,1]");
        assertThat(data.at("/cells/5/measures/0").isNull()).isTrue();
    }

    @Test
    void theSameSweepGivesTheSameBytes() {
        assertThat(SweepPage.render(SampleSweeps.mixed())).isEqualTo(HTML);
    }
}
