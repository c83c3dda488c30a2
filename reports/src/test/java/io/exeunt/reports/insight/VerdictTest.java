package io.exeunt.reports.insight;

import static io.exeunt.reports.TinyStudy.design;
import static io.exeunt.reports.TinyStudy.figures;
import static io.exeunt.reports.TinyStudy.plain;
import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.TinyStudy;
import io.exeunt.reports.insight.Verdict.Tone;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Figures PLAIN = figures(0.98, 0.004, 0.020);

    private static Verdict against(Figures knee, Baseline... baselines) {
        return Verdict.of(TinyStudy.of(List.of(design("3f2a", Standing.FRONT, knee)), List.of(baselines)));
    }

    @Test
    void aKneeThatSavesAndLosesAccuracyIsATrade() {
        Verdict verdict = against(figures(0.978, 0.0026, 0.0118), plain(PLAIN));

        assertThat(verdict.sentence())
                .isEqualTo(
                        "Design 3f2a saves 41 % energy and 35 % mean latency at −0.20 points accuracy against no exits"
                                + " at maximum clocks (report split).");
        assertThat(verdict.tone()).isEqualTo(Tone.TRADE);
    }

    @Test
    void aKneeThatIsBetterInEverythingIsBetter() {
        assertThat(against(figures(0.98, 0.002, 0.010), plain(PLAIN)).tone()).isEqualTo(Tone.BETTER);
    }

    @Test
    void aKneeThatIsWorseInEverythingSaysSo() {
        Verdict verdict = against(figures(0.97, 0.005, 0.030), plain(PLAIN));

        assertThat(verdict.sentence())
                .startsWith("Design 3f2a takes 50 % more energy and 25 % more mean latency at −1.00 points accuracy");
        assertThat(verdict.tone()).isEqualTo(Tone.WORSE);
    }

    @Test
    void savingOneAndSpendingTheOtherIsSaidInThatOrder() {
        assertThat(against(figures(0.98, 0.005, 0.010), plain(PLAIN)).sentence())
                .startsWith("Design 3f2a saves 50 % energy but takes 25 % more mean latency at ±0.00 points accuracy");
    }

    @Test
    void equalFiguresAreCalledTheSame() {
        Verdict verdict = against(PLAIN, plain(PLAIN));

        assertThat(verdict.sentence()).startsWith("Design 3f2a needs the same energy and mean latency at ±0.00 points");
        assertThat(verdict.tone()).isEqualTo(Tone.WORSE);
    }

    @Test
    void energyThatIsNotModelledIsNeverANumber() {
        Verdict verdict = against(figures(0.98, 0.002, Double.NaN), plain(figures(0.98, 0.004, Double.NaN)));

        assertThat(verdict.sentence())
                .isEqualTo("Design 3f2a saves 50 % mean latency at ±0.00 points accuracy against no exits at maximum"
                        + " clocks (report split). Energy is not modelled.");
    }

    @Test
    void aKneeThatBreaksALimitOnReportIsNotPraisedWithoutSayingSo() {
        Design knee = design("3f2a", Standing.FRONT, figures(0.98, 0.0099, 0.010), figures(0.98, 0.0101, 0.010));
        StudyReport compared = TinyStudy.of(List.of(knee), List.of(plain(figures(0.98, 0.0202, 0.020))));

        assertThat(Verdict.of(compared).sentence())
                .isEqualTo(
                        "Design 3f2a saves 50 % energy and 50 % mean latency at ±0.00 points accuracy against no exits"
                                + " at maximum clocks, which breaks mean latency ≤ 10.0 ms (report split). On report it breaks"
                                + " mean latency ≤ 10.0 ms: it has 10.1 ms.");
        assertThat(Verdict.of(TinyStudy.of(List.of(knee), List.of())).sentence())
                .endsWith("to compare it with. On report it breaks mean latency ≤ 10.0 ms: it has 10.1 ms.");
    }

    @Test
    void withoutReportFiguresTheFitSplitIsCompared() {
        Design knee = design("3f2a", Standing.FRONT, figures(0.98, 0.002, 0.010), null);

        assertThat(Verdict.of(TinyStudy.of(List.of(knee), List.of(plain(PLAIN))))
                        .sentence())
                .endsWith("(fit split).");
    }

    @Test
    void aBaselineThatBreaksALimitIsNoRivalAndTheVerdictSaysSo() {
        assertThat(against(figures(0.98, 0.002, 0.010), plain(figures(0.98, 0.040, 0.020)))
                        .sentence())
                .endsWith("against no exits at maximum clocks, which breaks mean latency ≤ 10.0 ms (report split).");
    }

    @Test
    void withoutBaselineTheFiguresStandAlone() {
        Verdict verdict = against(figures(0.983, 0.0012, 0.0034));

        assertThat(verdict.sentence())
                .isEqualTo(
                        "Design 3f2a reaches 98.30 % accuracy at 1.20 ms mean latency and 3.40 mJ per inference (report"
                                + " split); there is no baseline to compare it with.");
        assertThat(verdict.tone()).isEqualTo(Tone.ALONE);
    }

    @Test
    void whenNothingIsFeasibleTheNearestDesignAndTheBindingLimitAreNamed() {
        StudyReport report = TinyStudy.of(
                List.of(
                        design("far", Standing.INFEASIBLE, figures(0.99, 0.030, 0.1)),
                        design("near", Standing.INFEASIBLE, figures(0.97, 0.0125, 0.1))),
                List.of());

        Verdict verdict = Verdict.of(report);

        assertThat(verdict.tone()).isEqualTo(Tone.INFEASIBLE);
        assertThat(verdict.sentence())
                .isEqualTo(
                        "No design keeps every limit. The nearest, near, misses mean latency ≤ 10.0 ms by 25 %: it has"
                                + " 12.5 ms (fit split).");
    }

    @Test
    void furtherBaselinesGetASentenceEach() {
        Baseline random =
                new Baseline(Baseline.Kind.RANDOM_SEARCH, "", plain(PLAIN).design());

        assertThat(against(figures(0.98, 0.002, 0.010), random, plain(PLAIN)).details())
                .contains(
                        "Against random search, it saves 50 % energy and 50 % mean latency at ±0.00 points accuracy.");
    }
}
