package io.exeunt.ground.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonTest {
    static List<IOException> causes() {
        return List.of(
                new AccessDeniedException("/a"),
                new NoSuchFileException("/a"),
                new FileAlreadyExistsException("/a"),
                new DirectoryNotEmptyException("/a"),
                new NotDirectoryException("/a"),
                new FileSystemLoopException("/a"),
                new FileSystemException("/a"),
                new FileSystemException("/a", null, "No space left on device"),
                new EOFException(),
                new FileNotFoundException(),
                new ClosedChannelException(),
                new MalformedInputException(1),
                new IOException(),
                new IOException("Is a directory"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void everyReasonIsWordsAndNoNameOfAClass(IOException cause) {
        assertThat(Reason.of(cause)).isNotBlank().contains(" ").doesNotContain("Exception", "java.");
    }
}
