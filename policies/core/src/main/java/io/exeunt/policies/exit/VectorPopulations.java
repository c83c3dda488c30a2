package io.exeunt.policies.exit;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Whether Java 17 counts the bits of several words of 32 bits with one instruction on this machine: with AVX-512 VPOPCNTDQ (Intel from Ice
 * Lake, AMD from Zen 4) and NEON. Elsewhere longer words are counted faster, one by one. Decides about speed alone.
 */
final class VectorPopulations {
    /** On this machine. */
    static final boolean PRESENT = isPresent(System.getProperty("os.arch", ""), Path.of("/proc/cpuinfo"));

    private static final long MOST_BYTES = 64 * BoundedFile.MIB;

    private VectorPopulations() {}

    /**
     * On a machine.
     *
     * @param architecture as Java names it
     * @param cpuinfo what Linux says of its processors; need not be there
     */
    static boolean isPresent(String architecture, Path cpuinfo) {
        if (architecture.equals("aarch64")) {
            return true;
        }
        try {
            return architecture.equals("amd64")
                    && BoundedFile.text(cpuinfo, MOST_BYTES, "a list of processors")
                            .contains(" avx512_vpopcntdq");
        } catch (IOException | InvalidInputException notLinux) {
            return false;
        }
    }
}
