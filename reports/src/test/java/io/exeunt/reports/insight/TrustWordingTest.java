package io.exeunt.reports.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.explore.result.Assumption;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Effect;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Notice;
import io.exeunt.explore.result.PerFrame;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.explore.result.Sway;
import io.exeunt.explore.result.Trust;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.TinyStudy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrustWordingTest {
    private static final Effect NOMINAL = new Effect(0.0015, 0.0002, 0.57, 0.45);

    private static Sway sway(double lowJ, double highJ, double gainAtHigh) {
        return new Sway(
                "board",
                "power.launch",
                0.3,
                0,
                1,
                Assumption.Kind.ASSUMED,
                "another board",
                "assumed: none to full switching",
                new Effect(lowJ, 0.0002, 0.53, 0.45),
                new Effect(highJ, 0.0002, gainAtHigh, 0.45));
    }

    private static Trust trust(@Nullable PerFrame perFrame, Sway... sways) {
        return new Trust(
                Baseline.Kind.NO_EXITS_MAX_CLOCKS,
                NOMINAL,
                List.of(
                        new Trust.Gain(Metric.ACCURACY, new Interval(-0.0026, -0.0038, -0.0014)),
                        new Trust.Gain(Metric.ENERGY, new Interval(0.57, 0.566, 0.571)),
                        new Trust.Gain(Metric.LATENCY_MEAN, new Interval(0.45, 0.442, 0.45)),
                        new Trust.Gain(Metric.LATENCY_P95, new Interval(-0.046, -0.046, -0.046)),
                        new Trust.Gain(Metric.LATENCY_WORST, new Interval(0.01, -0.01, 0.02))),
                perFrame,
                List.of(sways),
                new Trust.Together(100, new Interval(0.57, 0.536, 0.612), new Interval(0.45, 0.44, 0.451)),
                Trust.Predicted.of(NOMINAL, 0.1, Double.NaN));
    }

    private static StudyReport report(Trust... trust) {
        StudyReport plain = TinyStudy.of(
                List.of(TinyStudy.design("3f2a", Standing.FRONT, TinyStudy.figures(0.978, 0.0026, 0.0118))),
                List.of(TinyStudy.plain(TinyStudy.figures(0.98, 0.004, 0.020))));
        Knee knee = new Knee("3f2a", "report", null, "", List.of(trust));
        return new StudyReport(
                plain.title(),
                plain.setting(),
                plain.objectives(),
                plain.limits(),
                plain.designs(),
                knee,
                plain.baselines(),
                plain.winners(),
                plain.history(),
                plain.notices(),
                plain.assumptions(),
                plain.reproduction());
    }

    @Test
    void aVerdictSaysWhatItIsAboutWhatGotWorseAndWhatItRestsOn() {
        Trust trust = trust(new PerFrame(30, 0.132, 0.131, 0.11), sway(0.0013, 0.002, 0.61));
        assertThat(TrustWording.of(report(trust)))
                .containsExactly(
                        "The design: max_softmax with exits early, final, clocks cpu 500 → 1,000 MHz.",
                        "What got worse against no exits at maximum clocks: accuracy by 0.26 points, p95 latency by 4.6 %.",
                        "Only the active inference is counted. At 30 frames per second it spends 132 mJ per frame, of which"
                                + " 131 mJ idling: 20 % more than no exits at maximum clocks.",
                        "power.launch = 0.300 is only assumed: between 0 and 1.00 energy goes from 1.30 mJ to 2.00 mJ,"
                                + " the saving from 53 % to 61 %.",
                        "On the board itself, nine times of ten, expect 0.170 ms to 0.236 ms: so far do networks scatter that the"
                                + " board's fit had not seen; for energies its file does not say.",
                        "Over other samples like these it saves 56.6 to 57.1 % energy and 44.2 to 45 % mean latency at"
                                + " −0.38 points to −0.14 points accuracy (95 %, resampling report).",
                        "Over boards whose uncertain numbers lie anywhere in their ranges it saves 53.6 to 61.2 % energy and"
                                + " 44 to 45.1 % latency (95 % of 100 draws; voltages and the form of the model are not varied).");
    }

    @Test
    void aSavingThatIdlingUndoesIsAWarning() {
        assertThat(HealthChecks.of(report(trust(new PerFrame(30, 0.132, 0.131, 0.11)))))
                .filteredOn(notice -> notice.severity() == Notice.Severity.WARNING)
                .extracting(Notice::finding)
                .contains(
                        "Idling included, the knee design spends more per frame, and the saving of the active inference is"
                                + " lost: 20 % more than no exits at maximum clocks at 30 frames per second.");
        assertThat(HealthChecks.of(report(trust(new PerFrame(30, 0.132, 0.131, 0.2)))))
                .noneMatch(notice -> notice.finding().contains("Idling"));
    }

    @Test
    void aNumberThatTurnsTheVerdictIsAWarningAndOneThatDoesNotIsNone() {
        assertThat(HealthChecks.of(report(trust(null, sway(0.0013, 0.002, -0.1)))))
                .contains(new Notice(
                        Notice.Severity.WARNING,
                        "The verdict depends on numbers that are not certain: power.launch between 0 and 1.00 against no"
                                + " exits at maximum clocks.",
                        "Measure them on your board (exeunt devices calibrate), or take the verdict for open."));
        assertThat(HealthChecks.of(report(trust(null, sway(0.0013, 0.002, 0.1)))))
                .anyMatch(notice -> notice.severity() == Notice.Severity.OK
                        && notice.finding().startsWith("No single uncertain number"));
    }

    /** A loss that resampling explains is no reason to say that nothing is worse. */
    @Test
    void aLossWithinTheNoiseIsNotDenied() {
        Trust noisy = new Trust(
                Baseline.Kind.NO_EXITS_MAX_CLOCKS,
                NOMINAL,
                List.of(new Trust.Gain(Metric.ACCURACY, new Interval(-0.001, -0.003, 0.001))),
                null,
                List.of(),
                null,
                null);
        assertThat(TrustWording.of(report(noisy)))
                .contains("Nothing that was compared got worse against no exits at maximum clocks by more than samples"
                        + " explain.");
    }

    @Test
    void withoutPricedBoardsOnlyTheDesignIsNamed() {
        assertThat(TrustWording.of(report())).hasSize(1);
    }
}
