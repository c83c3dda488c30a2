package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.zip.ZipEntry;

/**
 * How much a file's arrays may take once unpacked, told from what the zip declares, before any memory is taken. What an entry holds
 * beyond its declared size is never unpacked.
 *
 * @param bytes of all wanted arrays together
 */
record UnpackedLimit(long bytes) {
    /** Arrays are held as they stand in the file and as floats, which doubles or, from float16, trebles them. */
    private static final int COPIES = 3;

    /** Deflate makes 258 bytes of two bits at best (RFC 1951). */
    private static final long STRONGEST_DEFLATE = 1032;

    private static final long MEBI = 1 << 20;

    /** What fits the memory that Java may take. */
    static UnpackedLimit ofMemory() {
        return new UnpackedLimit(Runtime.getRuntime().maxMemory() / COPIES);
    }

    /**
     * Checks all entries.
     *
     * @throws InvalidInputException if they are too large together, or one can't be what it says
     */
    void require(Path file, Collection<? extends ZipEntry> entries) {
        long sum = 0;
        for (ZipEntry entry : entries) {
            requirePossible(file, entry);
            sum += entry.getSize();
            if (sum > bytes) {
                throw new InvalidInputException(
                        file + ":" + NpzEntry.shown(entry),
                        "Expected arrays of at most " + mebibytes(bytes)
                                + " MiB in all once unpacked, a third of the memory that Java may take, given "
                                + mebibytes(sum) + " MiB up to this one",
                        "leave out what is not needed, store float16, or give more memory: EXEUNT_JAVA_OPTS=-Xmx"
                                + mebibytes(COPIES * sum) + "m");
            }
        }
    }

    private static void requirePossible(Path file, ZipEntry entry) {
        boolean known = entry.getSize() >= 0 && entry.getCompressedSize() >= 0;
        boolean possible = known && entry.getSize() <= Integer.MAX_VALUE - 8;
        if (!possible) {
            throw new InvalidInputException(
                    file + ":" + NpzEntry.shown(entry),
                    "Expected at most 2 GiB, given " + Long.toUnsignedString(entry.getSize()) + " B",
                    null);
        }
        if (entry.getSize() > (entry.getCompressedSize() + 1) * STRONGEST_DEFLATE) {
            throw new InvalidInputException(
                    file + ":" + NpzEntry.shown(entry),
                    "Expected contents of the declared size, " + entry.getSize() + " B, which "
                            + entry.getCompressedSize() + " B cannot hold: corrupt file",
                    null);
        }
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%d", (bytes + MEBI - 1) / MEBI);
    }
}
