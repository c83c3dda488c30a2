package io.exeunt.policies.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorPopulationsTest {
    @TempDir
    private Path folder;

    @Test
    void theyAreKnownByWhatLinuxSaysOfTheProcessor() throws IOException {
        Path with = Files.writeString(folder.resolve("with"), "flags\t: fpu avx512_vpopcntdq rdpid\n");
        Path without = Files.writeString(folder.resolve("without"), "flags\t: fpu avx512f popcnt\n");
        assertThat(VectorPopulations.isPresent("amd64", with)).isTrue();
        assertThat(VectorPopulations.isPresent("amd64", without)).isFalse();
        assertThat(VectorPopulations.isPresent("amd64", folder.resolve("absent")))
                .isFalse();
        assertThat(VectorPopulations.isPresent("riscv64", with)).isFalse();
        assertThat(VectorPopulations.isPresent("aarch64", folder.resolve("absent")))
                .isTrue();
    }
}
