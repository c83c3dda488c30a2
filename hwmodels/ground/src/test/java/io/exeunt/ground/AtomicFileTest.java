package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
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
    void whatDeadProcessesLeftGoesAndWhatLivingOnesWriteStays(@TempDir Path folder) throws IOException {
        long own = ProcessHandle.current().pid();
        Path dead = Files.writeString(folder.resolve(".front.csv.999999999-1.part"), "half");
        Path living = Files.writeString(folder.resolve(".front.csv." + own + "-999999.part"), "half");
        Path reused = Files.writeString(folder.resolve(".front.csv." + own + "-999998.part"), "half");
        Files.setLastModifiedTime(reused, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        Path other = Files.writeString(folder.resolve(".other.csv.999999999-1.part"), "half");
        Path strange = Files.writeString(folder.resolve(".front.csv.notes.part"), "mine");

        AtomicFile.write(folder.resolve("front.csv"), "new");

        assertThat(dead).doesNotExist();
        assertThat(reused).as("written before the process of that number began").doesNotExist();
        assertThat(List.of(living, other, strange))
                .allSatisfy(kept -> assertThat(kept).exists());
        AtomicFile.clear(folder);
        assertThat(other).doesNotExist();
        assertThat(List.of(living, strange)).allSatisfy(kept -> assertThat(kept).exists());
    }

    @Test
    void linksInAFilesPlaceAreReplacedAndNotFollowed(@TempDir Path folder) throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        Path target = Files.createSymbolicLink(folder.resolve("front.csv"), precious);
        String owner =
                ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
        Files.createSymbolicLink(folder.resolve(".front.csv." + owner + ".part"), precious);

        AtomicFile.write(target, "new");

        assertThat(precious).hasContent("mine");
        assertThat(target).hasContent("new").isRegularFile();
        assertThat(Files.isSymbolicLink(target)).isFalse();
    }

    @Test
    void aDeviceIsWrittenToAndStaysOne() throws IOException {
        Path device = Path.of("/dev/null");
        Assumptions.assumeTrue(Files.exists(device), "no /dev/null here");

        AtomicFile.write(device, "gone");

        assertThat(Files.readAttributes(device, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther())
                .isTrue();
    }

    @Test
    void whatFailsInTheMiddleKeepsWhatWasThere(@TempDir Path folder) throws IOException {
        Path target = Files.writeString(folder.resolve("a.csv"), "old");

        assertThatThrownBy(() -> AtomicFile.write(target, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(target).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
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
