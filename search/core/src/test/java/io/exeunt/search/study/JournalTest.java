package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.space.DesignPoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    private static final String HEADER = "{\"exeunt\":\"trials\",\"version\":2,\"point\":[[\"early\",1],[\"policy\",2],"
            + "[\"clock\",4],[\"threshold\",64]],\"values\":[\"accuracy\",\"energy\",\"latency\"]}";
    private static final DesignPoint POINT = MixedProblem.SPACE.point(1, 2, 5, 0.1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static TrialLines lines() {
        return new TrialLines(MixedProblem.SPACE, MixedProblem.GOALS);
    }

    private static Evaluation trial(int number) {
        return MixedProblem.evaluate(MixedProblem.SPACE.point(1, 0, 5, number / 1000.0));
    }

    private static List<Evaluation> trials(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(JournalTest::trial).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Evaluation thereAndBack(Evaluation evaluation) {
        return lines().parse(bytes(lines().format(evaluation)));
    }

    /** Everything that a file holds. */
    private static List<Evaluation> read(Path file) {
        try (Journal journal = Journal.open(file, lines())) {
            return Stream.generate(journal::next).limit(journal.recorded()).toList();
        }
    }

    @Test
    void theFirstLineSaysWhatTheOthersHold() {
        assertThat(lines().header()).isEqualTo(HEADER);
    }

    @Test
    void aTrialIsAShortTextOfItsBytes() {
        Evaluation evaluation =
                MixedProblem.GOALS.evaluation(POINT, Map.of("accuracy", 0.5, "energy", 12.0, "latency", 10.0));
        String line = lines().format(evaluation);
        // bits 1 10 0100 then 0.1, 0.5, 12 and 10 as doubles, one bit after the other, then the checksum
        assertThat(line)
                .isEqualTo("\"yH9zMzMzMzM0P+AAAAAAAABAKAAAAAAAAEAkAAAAAAAA+PLBXQ\"")
                .hasSizeLessThan(100);
        assertThat(thereAndBack(evaluation)).hasToString(evaluation.toString());
    }

    @Test
    void failedTrialsKeepTheirReason() {
        String reason = "two\nlines, a \"quote\", ] and umlauts äöü";
        assertThat(lines().format(Evaluation.failed(POINT, reason))).doesNotContain("\n");
        assertThat(thereAndBack(Evaluation.failed(POINT, reason)).failure()).contains(reason);
        assertThat(thereAndBack(Evaluation.failed(POINT, "x".repeat(5000))).failure())
                .contains("x".repeat(1000));
    }

    @Test
    void furtherFiguresSurviveEvenWhenTheyAreNoNumbers() {
        Evaluation evaluation = MixedProblem.GOALS.evaluation(
                POINT,
                Map.of(
                        "accuracy", 1.0,
                        "energy", 1.0,
                        "latency", 1.0,
                        "ratio", Double.NEGATIVE_INFINITY,
                        "power", Double.NaN));
        assertThat(thereAndBack(evaluation).extras())
                .containsOnly(Map.entry("ratio", Double.NEGATIVE_INFINITY), Map.entry("power", Double.NaN));
    }

    @Test
    void linesThatAreNotTrialsAreExplained() {
        String line = lines().format(trial(1));
        assertThatThrownBy(() -> lines().parse(bytes("")))
                .hasMessage("Expected line to be a text, or a text and more in brackets, given \"\"");
        assertThatThrownBy(() -> lines().parse(bytes("{\"trial\":1}")))
                .hasMessageStartingWith("Expected line to be a text");
        assertThatThrownBy(() -> lines().parse(bytes("\"AAAA\"")))
                .hasMessage("Expected bytes of a trial to be more, given 3");
        assertThatThrownBy(() -> lines().parse(bytes(line.replace('P', 'Q'))))
                .hasMessageMatching(
                        "Expected checksum to be [0-9a-f]{8}, as no line was changed, lost or doubled, given [0-9a-f]{8}");
    }

    @Test
    void aLineThatWasLostDoubledOrMovedIsNoticedThere() throws IOException {
        Path file = folder.resolve("trials.jsonl");
        try (Journal journal = Journal.open(file, lines())) {
            journal.append(trials(6));
        }
        List<String> whole = Files.readAllLines(file);
        List<List<String>> damaged =
                List.of(without(whole, 3), with(whole, 3, whole.get(2)), with(without(whole, 4), 3, whole.get(4)));
        for (List<String> lines : damaged) {
            Files.write(file, lines);
            assertThatThrownBy(() -> read(file))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith(file + ":4: not a trial of this study: Expected checksum to be ");
        }
    }

    private static List<String> without(List<String> lines, int index) {
        List<String> changed = new ArrayList<>(lines);
        changed.remove(index);
        return changed;
    }

    private static List<String> with(List<String> lines, int index, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.add(index, line);
        return changed;
    }

    @Test
    void anyFlippedBitIsNoticed() throws IOException {
        Path file = folder.resolve("trials.jsonl");
        try (Journal journal = Journal.open(file, lines())) {
            journal.append(trials(3));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            Files.write(file, flipped);
            if (i == whole.length - 1) {
                assertThat(read(file))
                        .as("a last line without an end is cut off")
                        .hasSize(2);
            } else {
                assertThatThrownBy(() -> read(file)).as("byte " + i).isInstanceOf(StoreException.class);
            }
        }
    }

    @Test
    void aJournalOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
        assertRefused(
                "{\"trial\":1,\"generation\":1,\"id\":\"0011\",\"state\":\"FEASIBLE\",\"design\":{}}\n",
                "an earlier version of Exeunt wrote it, in a form that is not read any more");
        assertRefused(
                HEADER.replace("\"version\":2", "\"version\":3") + "\n",
                "another version of Exeunt wrote it: its form is 3, this version reads 2");
        assertRefused(
                HEADER.replace("clock", "tact") + "\n",
                "it belongs to another study: its designs or values are others");
        assertRefused("{\"a\":1}\n", "it is not a journal of Exeunt");
        assertRefused("notes of mine, without an end", "it is not JSON: ");
        assertRefused("notes of mine\nof two lines\n", "it is not JSON: ");
    }

    private void assertRefused(String content, String because) throws IOException {
        Path file = Files.writeString(folder.resolve("trials.jsonl"), content);
        assertThatThrownBy(() -> Journal.open(file, lines()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": can't be continued: " + because)
                .hasMessageEndingWith("  Maybe begin the study anew, or in a folder of its own.");
        assertThat(file).hasContent(content);
    }

    @Test
    void aJournalTornInItsFirstLineBeginsAnew() throws IOException {
        Path file = Files.writeString(folder.resolve("trials.jsonl"), HEADER.substring(0, 20));
        assertThat(read(file)).isEmpty();
        assertThat(file).hasContent(HEADER + "\n");
    }

    @Test
    void aSymbolicLinkInAJournalsPlaceIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path file = Files.createSymbolicLink(folder.resolve("trials.jsonl"), precious);
        assertThat(read(file)).isEmpty();
        assertThat(precious).hasContent("mine");
        assertThat(file).isRegularFile().satisfies(own -> assertThat(Files.isSymbolicLink(own))
                .isFalse());
    }

    @Test
    void aFullDiskKeepsFinishedLinesAndTheNextRunRepairsTheLastOne() throws IOException {
        Path file = folder.resolve("trials.jsonl");
        List<Evaluation> trials = trials(5);
        int room = HEADER.length() + 3 * lines().format(trials.get(0)).length();
        try (Journal journal = Journal.open(file, lines(), sink -> new FullDisk(sink, room))) {
            assertThatThrownBy(() -> journal.append(trials))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(file + ": can't be written: No space left on device. "
                            + "Finished trials before that are kept; the same command goes on from there."
                            + System.lineSeparator()
                            + "  Maybe free some space ('exeunt cache clean --all' helps), or point EXEUNT_CACHE or"
                            + " --output to another disk.");
        }
        assertThat(Files.size(file)).isEqualTo(room);
        try (Journal journal = Journal.open(file, lines())) {
            assertThat(journal.recorded()).isEqualTo(2);
            IntStream.range(0, 2).forEach(i -> journal.next());
            journal.append(trials.subList(2, 5));
        }
        assertThat(read(file).toString()).isEqualTo(trials.toString());
    }

    @Test
    void linesLongerThanTheBufferAreReadAndEndlessOnesAreNot() throws IOException {
        Path file = folder.resolve("trials.jsonl");
        Map<String, Double> figures = new HashMap<>(Map.of("accuracy", 1.0, "energy", 1.0, "latency", 1.0));
        IntStream.range(0, 20_000).forEach(i -> figures.put("figure" + i, 1.0 * i));
        Evaluation wordy = MixedProblem.GOALS.evaluation(POINT, figures);
        try (Journal journal = Journal.open(file, lines())) {
            journal.append(List.of(wordy, trial(1)));
        }
        assertThat(read(file)).hasSize(2);
        byte[] endless = new byte[2_000_000];
        Arrays.fill(endless, (byte) ' ');
        endless[endless.length - 1] = '\n';
        Files.write(file, endless);
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("Expected lines of at most 1048576 bytes, given more");
    }

    /** Takes some bytes and no more. */
    private static final class FullDisk implements WritableByteChannel {
        private final WritableByteChannel channel;
        private int room;

        FullDisk(WritableByteChannel channel, int room) {
            this.channel = channel;
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            ByteBuffer part = bytes.slice(bytes.position(), Math.min(room, bytes.remaining()));
            int written = channel.write(part);
            bytes.position(bytes.position() + written);
            room -= written;
            return written;
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
