package io.exeunt.policies.dl4j.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.Sha256;
import io.exeunt.policies.dl4j.train.Checkpoint;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointFileTest {
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("key", 12, 0.25, new float[] {1, -2.5f, Float.MIN_VALUE}, new float[] {3});

    private final Path folder;
    private final CheckpointFile file;

    CheckpointFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = new CheckpointFile(folder.resolve("new/checkpoint.bin"));
    }

    @Test
    void whatWasSavedIsFoundAgain() {
        file.save(CHECKPOINT);
        assertThat(file.latest("key"))
                .hasValueSatisfying(
                        found -> assertThat(found).usingRecursiveComparison().isEqualTo(CHECKPOINT));
    }

    @Test
    void theNewestReplacesTheOneBeforeAndLeavesNothingBeside() throws IOException {
        file.save(CHECKPOINT);
        file.save(new Checkpoint("key", 13, 0.2, new float[3], new float[1]));
        assertThat(file.latest("key"))
                .hasValueSatisfying(found -> assertThat(found.step()).isEqualTo(13));
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(file.file());
        }
    }

    @Test
    void aCheckpointOfAnotherTrainingCountsAsAbsent() {
        file.save(CHECKPOINT);
        assertThat(file.latest("other")).isEmpty();
    }

    @Test
    void noFileCountsAsAbsent() {
        assertThat(file.latest("key")).isEmpty();
        file.clear();
    }

    @Test
    void everySingleWrongBitAndEveryCutIsNoticed() throws IOException {
        file.save(CHECKPOINT);
        byte[] whole = Files.readAllBytes(file.file());
        for (int i = 0; i < whole.length; i++) {
            byte[] wrong = whole.clone();
            wrong[i] ^= (byte) (1 << i % 8);
            Files.write(file.file(), wrong);
            assertThat(file.latest("key")).isEmpty();
            Files.write(file.file(), Arrays.copyOf(whole, i));
            assertThat(file.latest("key")).isEmpty();
        }
    }

    /** A file with a checksum that is right: its key, step and loss, and how many numbers it says to hold. */
    private void forge(long step, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("exeunt checkpoint 1");
        out.writeUTF("key");
        out.writeLong(step);
        out.writeDouble(0.5);
        out.writeInt(count);
        out.write(Sha256.begin().add(bytes.toByteArray()).bytes());
        Files.createDirectories(file.file().getParent());
        Files.write(file.file(), bytes.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({"1, -1", "1, 2147483647", "1, 1", "-1, 0"})
    void aForgedOneCountsAsAbsent(long step, int count) throws IOException {
        forge(step, count);
        assertThat(file.latest("key")).isEmpty();
    }

    @Test
    void clearedMeansGone() {
        file.save(CHECKPOINT);
        file.clear();
        assertThat(file.file()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path occupied = Files.writeString(folder.resolve("occupied"), "a file");
        CheckpointFile below = new CheckpointFile(occupied.resolve("checkpoint.bin"));
        assertThatThrownBy(() -> below.save(CHECKPOINT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Can't save checkpoint " + below.file() + ": ");
    }
}
