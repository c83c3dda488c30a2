package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    Path folder;

    /** Tries to take a lock and says how that went. */
    static final class Rival {
        private Rival() {}

        public static void main(String[] args) throws IOException {
            System.out.print(LockFile.tryTake(Path.of(args[0])).isPresent() ? "taken" : "refused");
        }
    }

    /** A lock that is tried within one process proves nothing: POSIX locks belong to processes. */
    private static String rival(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Rival.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void anotherProcessIsKeptOutEvenAfterThisOneTriedTwice() throws Exception {
        Path file = folder.resolve("locks/a.lock");
        try (LockFile lock = LockFile.tryTake(file).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(LockFile.tryTake(file)).isEmpty();
            assertThat(LockFile.tryTake(folder.resolve("locks/../locks/a.lock")))
                    .isEmpty();
            assertThat(rival(file))
                    .as("a refused attempt of ours must not drop the lock")
                    .isEqualTo("refused");
        }
        assertThat(rival(file)).isEqualTo("taken");
        LockFile.tryTake(file).orElseThrow().close();
    }

    @Test
    void aSymbolicLinkInItsPlaceIsNotFollowed() throws IOException {
        Path precious = folder.resolve("precious");
        Path file = Files.createSymbolicLink(folder.resolve("a.lock"), precious);
        LockFile.tryTake(file).orElseThrow().close();
        assertThat(precious).doesNotExist();
        assertThat(file).isRegularFile();
    }
}
