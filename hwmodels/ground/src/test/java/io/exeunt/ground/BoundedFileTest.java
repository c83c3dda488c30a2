package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("some.txt"), content);
    }

    @Test
    void aFileOfTheLargestSizeIsRead() throws IOException {
        byte[] content = new byte[(int) BoundedFile.MIB];
        assertThat(BoundedFile.bytes(file(content), BoundedFile.MIB, "a thing")).isEqualTo(content);
    }

    @Test
    void oneByteMoreIsRefused() throws IOException {
        Path file = file(new byte[(int) (3 * BoundedFile.MIB / 2)]);
        assertThatThrownBy(() -> BoundedFile.bytes(file, BoundedFile.MIB, "a thing"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": Expected a thing of at most 1 MiB, given 1.5 MiB" + System.lineSeparator()
                        + "  Maybe it is another file; this kind is never that large");
    }

    @Test
    void aStreamIsStoppedAsSoonAsTooMuchHasCome() throws IOException {
        byte[] content = new byte[11];
        try (InputStream all = BoundedFile.limited(new ByteArrayInputStream(content), "x.gz", 11, "a thing");
                InputStream less = BoundedFile.limited(new ByteArrayInputStream(content), "x.gz", 10, "a thing")) {
            assertThat(all.readAllBytes()).hasSize(11);
            assertThatThrownBy(less::readAllBytes)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith("x.gz: Expected a thing of at most 0.0 MiB, given more");
        }
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() throws IOException {
        Path file = file(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a'});
        assertThat(BoundedFile.text(file, 10, "a thing")).isEqualTo("a");
    }

    @Test
    void bytesThatAreNoTextAreToldApart() throws IOException {
        Path file = file(new byte[] {(byte) 0xff, 'a'});
        assertThatThrownBy(() -> BoundedFile.text(file, 10, "a thing")).isInstanceOf(CharacterCodingException.class);
    }
}
