package io.exeunt.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.LearningCurve;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.TinyStudy;
import io.exeunt.reports.insight.HealthChecks;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** How exits learned, on the page and among the warnings. */
class LearningViewTest {
    private static final LearningCurve RISING =
            new LearningCurve("pteenet", "exit1", 1000, List.of(.3, .5, .6, .7), List.of(.2, .4, .6, .66));
    private static final LearningCurve FLAT =
            new LearningCurve("own", "exit1", 1000, List.of(.3, .9, .95, .97), List.of(.2, .9, .94, .94));

    private static StudyReport study(LearningCurve... curves) {
        return TinyStudy.learned(SampleStudies.realistic(), List.of(curves));
    }

    @Test
    void aHeadThatStillRoseIsCalledUndertrained() {
        StudyReport study = study(RISING, FLAT);
        assertThat(HealthChecks.of(study))
                .contains(
                        new Notice(
                                Notice.Severity.WARNING,
                                "Undertrained: exit1 of pteenet still rose on fit when the epochs ended.",
                                "More epochs, of training or of that system's heads, would make it better than it looks here."));
        Document page = Jsoup.parse(HtmlReport.render(study));
        assertThat(page.select("#learning-title").text()).isEqualTo("1 of 2 exits undertrained");
        assertThat(page.select("#learning-table tbody tr").eachText())
                .containsExactly(
                        "pteenet exit1 4 ▁▄▇█ 20.00 66.00 70.00 6.00 undertrained",
                        "own exit1 4 ▁███ 20.00 94.00 97.00 0.00");
    }

    @Test
    void curvesThatEndedFlatAreNoWarning() {
        assertThat(HealthChecks.of(study(FLAT)))
                .noneMatch(notice -> notice.finding().startsWith("Undertrained"));
        assertThat(Jsoup.parse(HtmlReport.render(study(FLAT)))
                        .select("#learning-title")
                        .text())
                .isEqualTo("No exit was still rising when its epochs ended");
    }

    @Test
    void aStudyOfWhichNobodyTellsHasNoSuchSection() {
        assertThat(Jsoup.parse(HtmlReport.render(study())).select("#learning")).isEmpty();
    }
}
