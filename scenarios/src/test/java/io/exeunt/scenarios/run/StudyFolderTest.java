package io.exeunt.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.exeunt.ground.failure.StoreException;
import io.exeunt.scenarios.workbench.StudyMode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {
    @TempDir
    Path root;

    @Test
    void aRestartTakesTheJournalsAwayAndNothingElse() throws IOException {
        Files.writeString(root.resolve("trials.jsonl"), "{}");
        Files.writeString(root.resolve("notes.txt"), "mine");
        new StudyFolder(root).prepare(StudyMode.RESTART);
        assertThat(root.resolve("trials.jsonl")).doesNotExist();
        assertThat(root.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aRestartDoesNotWipeAStudyThatIsRunning() throws IOException {
        Path journal = Files.writeString(root.resolve("trials.jsonl"), "{}");
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> new StudyFolder(root).prepare(StudyMode.RESTART))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(journal + ": another run of this study is writing to it");
        }
        assertThat(journal).hasContent("{}");
    }
}
