package io.exeunt.search.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.MixedProblem;
import io.exeunt.search.objective.Evaluation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    private static final TrialLines LINES = new TrialLines(MixedProblem.SPACE, MixedProblem.GOALS);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Trial trial(int number) {
        var point = MixedProblem.SPACE.point(1, 0, 5, number / 1000.0);
        return new Trial(number, 1, MixedProblem.evaluate(point));
    }

    @Test
    void aLineReadsAsPeopleWouldWriteIt() {
        var point = MixedProblem.SPACE.point(1, 2, 5, 0.1);
        Evaluation evaluation = MixedProblem.GOALS.evaluation(
                point, Map.of("accuracy", 0.1 + 0.2, "energy", 12.0, "latency", 10.0, "power", Double.NaN));
        String line = LINES.format(new Trial(3, 2, evaluation));
        assertThat(line)
                .isEqualTo("{\"trial\":3,\"generation\":2,\"id\":\"" + point.id() + "\",\"state\":\"INFEASIBLE\","
                        + "\"design\":{\"early\":true,\"policy\":\"patience\",\"clock\":5,\"threshold\":0.1},"
                        + "\"objectives\":{\"accuracy\":0.30000000000000004,\"energy\":12.0},"
                        + "\"constraints\":[10.0],\"violations\":[0.25],\"extras\":{\"power\":null}}");
        assertThat(LINES.format(LINES.parse(line))).isEqualTo(line);
    }

    @Test
    void failedTrialsKeepTheirReason() {
        var point = MixedProblem.SPACE.point(1, 2, 5, 0.1);
        Trial failed = new Trial(1, 1, Evaluation.failed(point, "two\nlines and a \"quote\""));
        String line = LINES.format(failed);
        assertThat(line).doesNotContain("\n");
        assertThat(LINES.parse(line).evaluation().failure()).contains("two\nlines and a \"quote\"");
    }

    @Test
    void infiniteExtrasSurvive() {
        Evaluation evaluation = MixedProblem.GOALS.evaluation(
                MixedProblem.SPACE.point(1, 2, 5, 0.1),
                Map.of("accuracy", 1.0, "energy", 1.0, "latency", 1.0, "ratio", Double.NEGATIVE_INFINITY));
        Trial back = LINES.parse(LINES.format(new Trial(1, 1, evaluation)));
        assertThat(back.evaluation().extras()).containsEntry("ratio", Double.NEGATIVE_INFINITY);
    }

    @Test
    void linesThatAreNotTrialsAreExplained() {
        String line = LINES.format(trial(1));
        assertThatThrownBy(() -> LINES.parse("")).hasMessage("Expected line to be a JSON object, given \"\"");
        assertThatThrownBy(() -> LINES.parse(line.substring(0, 40))).hasMessageStartingWith("not JSON: ");
        assertThatThrownBy(() -> LINES.parse(line + "}")).hasMessageStartingWith("not JSON: ");
        assertThatThrownBy(() -> LINES.parse(line.replace("\"state\"", "\"stage\"")))
                .hasMessage("Expected a field \"state\"");
        assertThatThrownBy(() -> LINES.parse(line.replace("0.001", "0.002")))
                .hasMessageContaining("the hash of its design");
        assertThatThrownBy(() -> LINES.parse(line.replace("\"constraints\":[", "\"constraints\":[1.0,")))
                .hasMessage("Expected number of constraints to be 1, given 2");
    }

    @Test
    void aFullDiskKeepsFinishedLinesAndTheNextRunRepairsTheLastOne() throws IOException {
        Path file = folder.resolve("trials.jsonl");
        List<Trial> trials =
                IntStream.rangeClosed(1, 5).mapToObj(JournalTest::trial).toList();
        int room = 3 * LINES.format(trials.get(0)).length();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (Journal journal = new Journal(file, LINES, channel, new FullDisk(channel, room), List.of())) {
            assertThatThrownBy(() -> journal.append(trials))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(file + ": can't be written: No space left on device. "
                            + "Finished trials before that are kept; the same command goes on from there.");
        }
        assertThat(Files.size(file)).isEqualTo(room);
        try (Journal journal = Journal.open(file, LINES)) {
            assertThat(journal.trials()).hasSize(2);
            journal.append(trials.subList(2, 5));
        }
        assertThat(Files.readAllLines(file))
                .isEqualTo(trials.stream().map(LINES::format).toList());
    }

    /** Takes some bytes and no more. */
    private static final class FullDisk implements WritableByteChannel {
        private final FileChannel channel;
        private int room;

        FullDisk(FileChannel channel, int room) {
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
