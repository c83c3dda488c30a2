package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.reports.comparison.SampleComparisons;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {
    private final Document page = page();

    private static Document page() {
        try {
            return Jsoup.parse(ComparisonPage.render(SampleComparisons.onDevice()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePageHasAChartAndATablePerDevice() {
        assertThat(page.select("#arena-1 h2").text()).isEqualTo("board/gpu <fast>");
        assertThat(page.select("#arena-1 svg")).as("one per unit").hasSize(2);
        assertThat(page.select("#arena-1 svg").attr("viewBox")).isNotEmpty();
        assertThat(page.select("#table-1 tbody tr")).hasSize(4);
        assertThat(page.select("#table-1 thead th").eachText())
                .contains("accuracy (%)", "vs ref at equal MMAC (points)", "vs ref at equal ms (points)");
        assertThat(page.select("#table-1 tbody tr").get(2).select("td").get(1).text())
                .isEqualTo("a,\"b\"|<c>");
        assertThat(page.select("#arena-1 li").text()).isEqualTo("a,\"b\"|<c>: Expected more Maybe raise it");
    }

    @Test
    void itTellsHowToGetTheNumbersAgain() {
        assertThat(page.select("#command").text()).isEqualTo("exeunt compare x.npz");
        assertThat(page.select("#reproduce dl").text()).contains("Seed 7").contains("x.npz ab12");
    }

    @Test
    void itHasNoScriptAndLoadsNothing() {
        assertThat(page.select("script, img, iframe, link[rel=stylesheet]")).isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none';");
    }

    @Test
    void theSameComparisonGivesTheSameBytes() throws IOException {
        assertThat(ComparisonPage.render(SampleComparisons.onDevice()))
                .isEqualTo(ComparisonPage.render(SampleComparisons.onDevice()));
    }

    @Test
    void accuracyIsShownAtAGlanceAndTheBestIsShaded() {
        assertThat(page.select("#matrix-1 tbody th").eachText()).containsExactly("margin", "a,\"b\"|<c>");
        assertThat(page.select("#matrix-1 td.best").eachText()).containsExactly("70.00", "82.00*");
        assertThat(page.select("#clocks-1")).isEmpty();
    }

    @Test
    void governorsHaveTheirVerdictAndTable() throws IOException {
        Document governed = Jsoup.parse(ComparisonPage.render(SampleComparisons.governed()));

        assertThat(governed.select(".verdict").text()).isEqualTo("Clocks per exit pay <here>.");
        assertThat(governed.select("#clocks-1 tbody tr")).hasSize(4);
        assertThat(governed.select("#matrix-1 thead th").get(1).text()).isEqualTo("heads");
    }
}
