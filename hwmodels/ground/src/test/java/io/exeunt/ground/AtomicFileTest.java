package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @Test
    void aNewFileReplacesTheOldOneAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
        Path target = folder.resolve("made/up/front.csv");
        AtomicFile.write(target, "old, and longer");
        AtomicFile.write(target, "new");

        assertThat(target).hasContent("new");
        assertThat(target.getParent()).isDirectoryContaining(path -> path.equals(target));
        try (var files = Files.list(target.getParent())) {
            assertThat(files).containsExactly(target);
        }
    }

    @Test
    void aFailedWriteKeepsWhatWasThere(@TempDir Path folder) throws IOException {
        Path target = Files.createDirectory(folder.resolve("front.csv"));
        Files.writeString(target.resolve("inside"), "kept");

        assertThatThrownBy(() -> AtomicFile.write(target, "new")).isInstanceOf(IOException.class);
        assertThat(target.resolve("inside")).hasContent("kept");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(target);
        }
    }
}
