package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * One array of an {@code .npz} file.
 *
 * @param file it is in
 * @param entry of the zip
 */
record NpzEntry(Path file, ZipEntry entry) {
    private static final String SUFFIX = ".npy";
    private static final int SHOWN = 80;

    /** Whether an entry is an array at all. */
    static boolean isArray(ZipEntry entry) {
        return entry.getName().endsWith(SUFFIX);
    }

    /** The array's name. */
    static String name(ZipEntry entry) {
        String name = entry.getName();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The name for messages, where somebody may have made it up to be a nuisance. */
    static String shown(ZipEntry entry) {
        return shown(name(entry));
    }

    static String shown(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }

    /**
     * Its array. The header is read first, so that no memory is taken for elements that it does not account for.
     *
     * @throws InvalidInputException if it is no plain array, or not what the zip says of it
     */
    NpyArray read(ZipFile zip) {
        String where = file + ":" + shown(entry);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = bytes(in, (int) entry.getSize());
            requireChecksum(where, bytes);
            return NpyArray.parse(bytes);
        } catch (NpyFormatException e) {
            throw new InvalidInputException(where, e.problem(), e.hint(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    where, "Expected " + entry.getSize() + " bytes that can be unpacked, given damaged ones", null, e);
        }
    }

    private static byte[] bytes(InputStream in, int size) throws IOException, NpyFormatException {
        byte[] head = in.readNBytes(Math.min(size, NpyHeader.LONGEST + 12));
        if (head.length == size) {
            return head;
        }
        ByteBuffer start = ByteBuffer.wrap(head);
        NpyHeader header = NpyHeader.read(start);
        NpyArray.requireSize(header, (long) size - start.position());
        byte[] bytes = Arrays.copyOf(head, size);
        int read = in.readNBytes(bytes, head.length, size - head.length);
        if (head.length + read < size) {
            throw new EOFException("it ends after " + (head.length + read) + " of " + size + " B");
        }
        return bytes;
    }

    private void requireChecksum(String where, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw new InvalidInputException(where, "Expected contents that match their CRC-32: corrupt file", null);
        }
    }
}
