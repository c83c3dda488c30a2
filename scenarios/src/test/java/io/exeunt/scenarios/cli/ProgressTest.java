package io.exeunt.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.exeunt.ground.progress.ProgressEvent;
import io.exeunt.ground.progress.ProgressEvent.Generation;
import io.exeunt.ground.progress.ProgressEvent.Note;
import io.exeunt.ground.progress.ProgressEvent.PhaseFinished;
import io.exeunt.ground.progress.ProgressEvent.PhaseStarted;
import io.exeunt.ground.progress.ProgressEvent.Step;
import io.exeunt.ground.progress.ProgressEvent.Warning;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    private final StringWriter text = new StringWriter();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    private static ProgressEvent step(int done) {
        return new Step("train", done, 1000, "images", 250, 90, "epoch 1/2");
    }

    private static ProgressEvent generation(int number, double gain) {
        return new Generation(number, number * 60, 2000, 0.81, 37, 0.7412, gain, 0, 38, 34);
    }

    @Test
    void plainProgressShowsALineEveryTenSecondsAndTheLastOne() {
        try (PlainProgress progress = new PlainProgress(new PrintWriter(text), () -> now)) {
            progress.on(new PhaseStarted("train", ""));
            for (int second = 1; second <= 25; second++) {
                now = now.plusSeconds(1);
                progress.on(step(40 * second));
            }
            progress.on(new PhaseFinished("train", 25, false));
        }

        assertThat(text.toString().lines())
                .containsExactly(
                        "train",
                        "train  40%  400/1,000 images  epoch 1/2  250/s  eta 90 s",
                        "train  80%  800/1,000 images  epoch 1/2  250/s  eta 90 s",
                        "train  100%  1,000/1,000 images  epoch 1/2  250/s  eta 90 s",
                        "train: done in 25 s");
    }

    @Test
    void aFrontThatImprovesIsShownSooner() {
        try (PlainProgress progress = new PlainProgress(new PrintWriter(text), () -> now)) {
            progress.on(new PhaseStarted("search", "2,000 evaluations"));
            now = now.plusSeconds(3);
            progress.on(generation(12, 0.0009));
            now = now.plusSeconds(3);
            progress.on(generation(13, 0));
            now = now.plusSeconds(3);
            progress.on(generation(14, 0.0001));
            progress.on(new PhaseFinished("search", 9, true));
        }

        assertThat(text.toString().lines())
                .containsExactly(
                        "search: 2,000 evaluations",
                        "gen 12  evaluations 720/2,000  feasible 81%  front 37  hv 0.7412 (+0.0009)  failed 0  38/s  eta"
                                + " 34 s",
                        "gen 14  evaluations 840/2,000  feasible 81%  front 37  hv 0.7412 (+0.0001)  failed 0  38/s  eta"
                                + " 34 s",
                        "search: found in the cache (9.0 s)");
    }

    @Test
    void notesAndWarningsAreAlwaysShown() {
        try (PlainProgress progress = new PlainProgress(new PrintWriter(text), () -> now)) {
            progress.on(new Note("reference point: error 0.1"));
            progress.on(new Warning("the search sits on a bound", "raise search.evaluations"));
        }

        assertThat(text.toString())
                .isEqualTo("reference point: error 0.1\nwarning: the search sits on a bound\n"
                        + "  Maybe raise search.evaluations\n");
    }

    @Test
    void aBarIsDrawnInPlaceAndLeavesTheLastGeneration() {
        try (BarProgress progress = new BarProgress(new PrintWriter(text))) {
            progress.on(new PhaseStarted("search", ""));
            progress.on(generation(1, 0.1));
            progress.on(new Note("a note"));
            progress.on(generation(2, 0.1));
            progress.on(new PhaseFinished("search", 3, false));
        }

        assertThat(text.toString())
                .startsWith("search\n")
                .contains("\r\u001B[Ka note\n")
                .contains("\rsearch")
                .endsWith(
                        "\r\u001B[Kgen 2  evaluations 120/2,000  feasible 81%  front 37  hv 0.7412 (+0.1000)  failed 0"
                                + "  38/s  eta 34 s\nsearch: done in 3.0 s\n")
                .doesNotContain("gen 1  evaluations");
    }

    @Test
    void theFirstInterruptAsksAndTheSecondQuits() {
        AtomicInteger quits = new AtomicInteger();
        Interrupts interrupts = new Interrupts(new PrintWriter(text), quits::incrementAndGet);
        assertThat(interrupts.requested()).isFalse();

        interrupts.interrupted();

        assertThat(interrupts.requested()).isTrue();
        assertThat(quits).hasValue(0);
        assertThat(text.toString())
                .isEqualTo("\nStopping after the current step; finished work is kept. Ctrl-C again quits at once.\n");
        interrupts.interrupted();
        assertThat(quits).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0.04   | 0.0 s
                    9.94   | 9.9 s
                    61.8   | 62 s
                    200    | 3 min 20 s
                    7500   | 2 h 05 min
                    NaN    | –
                    """)
    void durationsReadLikeSpeech(double seconds, String expected) {
        assertThat(Format.duration(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1.0 KiB", "1572864,1.5 MiB", "3221225472,3.0 GiB"})
    void bytesAreCountedInBinaryUnits(long bytes, String expected) {
        assertThat(Format.bytes(bytes)).isEqualTo(expected);
    }

    @Test
    void whatIsNotModelledIsNeverANumber() {
        assertThat(Format.energy(Double.NaN)).isEqualTo("not modelled");
        assertThat(Format.energy(0)).isEqualTo("0 mJ");
        assertThat(Format.latency(Double.NaN)).isEqualTo("–");
    }
}
