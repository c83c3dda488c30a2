package io.exeunt.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** The example of FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void thePublishedExampleComesOut(@TempDir Path folder) throws IOException {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);

        assertThat(Sha256.of(abc)).isEqualTo(ABC);
        assertThat(Sha256.of(Files.write(folder.resolve("abc"), abc))).isEqualTo(ABC);
        assertThat(Sha256.begin().add("a").add("bc").hex()).isEqualTo(ABC);
        assertThat(Sha256.begin().add(abc).bytes()).hasSize(Sha256.BYTES);
    }

    @Test
    void numbersAreAddedAsTheirBytesBigEndFirst() {
        assertThat(Sha256.begin().add(1.0, 2.0).hex())
                .isEqualTo(Sha256.begin()
                        .add(new byte[] {0x3f, (byte) 0xf0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0})
                        .hex());
    }
}
