package io.exeunt.reports.insight;

import static io.exeunt.reports.TinyStudy.design;
import static io.exeunt.reports.TinyStudy.figures;
import static io.exeunt.reports.TinyStudy.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.Notice.Severity;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.SampleStudies;
import io.exeunt.reports.TinyStudy;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
    private static final Design GOOD = design("good", Standing.FRONT, figures(0.98, 0.002, 0.010));

    private static List<String> warnings(StudyReport report) {
        return HealthChecks.of(report).stream()
                .filter(notice -> notice.severity() == Severity.WARNING)
                .map(Notice::finding)
                .toList();
    }

    private static List<HistoryPoint> growing(double... hypervolume) {
        return IntStream.range(0, hypervolume.length)
                .mapToObj(i -> new HistoryPoint(i, 100L * (i + 1), hypervolume[i], 0.5, 3))
                .toList();
    }

    @Test
    void aSoundStudyHasNoWarnings() {
        StudyReport report = TinyStudy.of(
                List.of(GOOD),
                List.of(plain(figures(0.98, 0.004, 0.020))),
                growing(0.5, 0.6, 0.7, 0.7, 0.7),
                growing(0.4, 0.5, 0.5, 0.5, 0.6));

        assertThat(warnings(report)).isEmpty();
    }

    @Test
    void aBaselineThatDominatesTheKneeIsAWarning() {
        StudyReport report = TinyStudy.of(List.of(GOOD), List.of(plain(figures(0.99, 0.001, 0.009))));

        assertThat(warnings(report)).containsExactly("The knee design is dominated by no exits at maximum clocks.");
    }

    @Test
    void aLimitThatBreaksOnReportIsAWarning() {
        Design broken = design("b", Standing.FRONT, figures(0.98, 0.0099, 0.01), figures(0.98, 0.0101, 0.01));

        assertThat(warnings(TinyStudy.of(List.of(broken), List.of())))
                .containsExactly("1 design of 1 on the front keep the limits on fit but break one on report.");
    }

    @Test
    void aFallOfAccuracyBeyondTwoStandardErrorsIsAWarning() {
        Design overfitted = design("o", Standing.FRONT, figures(0.98, 0.002, 0.01), figures(0.90, 0.002, 0.01));

        assertThat(warnings(TinyStudy.of(List.of(overfitted), List.of())))
                .containsExactly(
                        "Accuracy of the knee moves by −8.00 points from fit to report, more than two standard errors.");
    }

    @Test
    void aSearchThatStillImprovesIsAWarning() {
        assertThat(warnings(TinyStudy.of(List.of(GOOD), List.of(), growing(0.1, 0.2, 0.3, 0.4), List.of())))
                .containsExactly(
                        "Hypervolume grew by 50.0 % over the last third of the evaluations: it was still improving.");
    }

    @Test
    void aSearchNoBetterThanRandomIsAWarning() {
        assertThat(warnings(TinyStudy.of(List.of(GOOD), List.of(), growing(0.5), growing(0.5))))
                .containsExactly("The search is no better than random search (hypervolume 0.5000 against 0.5000).");
    }

    @Test
    void whereNothingIsFeasibleTheSearchIsNotComparedWithRandom() {
        Design slow = design("slow", Standing.INFEASIBLE, figures(0.9, 0.02, 0.1));

        assertThat(warnings(TinyStudy.of(List.of(slow), List.of(), growing(0), growing(0))))
                .containsExactly("None of 1 design keeps every limit.");
    }

    @Test
    void fewFeasibleDesignsAreAWarning() {
        List<Design> designs = IntStream.range(0, 20)
                .mapToObj(i -> i == 0 ? GOOD : design("i" + i, Standing.INFEASIBLE, figures(0.9, 0.02, 0.1)))
                .toList();

        assertThat(warnings(TinyStudy.of(designs, List.of())))
                .containsExactly("Only 1 of 20 designs keep every limit (5 %).");
    }

    @Test
    void noFeasibleDesignNamesTheBindingLimit() {
        assertThat(HealthChecks.of(SampleStudies.infeasible()).get(0))
                .isEqualTo(new Notice(
                        Severity.WARNING,
                        "None of 200 designs keeps every limit.",
                        "The binding limit is p95 latency ≤ 0.400 ms; loosen it or change the network."));
    }

    @Test
    void energyThatIsNotModelledIsNoted() {
        assertThat(HealthChecks.of(SampleStudies.withoutEnergy()).stream().map(Notice::finding))
                .contains("Energy is not modelled: there are no power data for Jetson TX2 · GPU · TensorRT · fp32.");
    }

    @Test
    void designsBeyondTheReferencePointAreNoted() {
        Design beyond = design("b", Standing.FRONT, figures(0.4, 0.002, 0.01));

        assertThat(HealthChecks.of(TinyStudy.of(List.of(beyond), List.of())).stream()
                        .map(Notice::finding))
                .contains("1 of the front's designs lie beyond the reference point and add no hypervolume.");
    }

    @Test
    void theMostSeriousComesFirst() {
        assertThat(HealthChecks.of(SampleStudies.infeasible()).stream().map(Notice::severity))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }
}
