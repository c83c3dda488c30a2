package io.exeunt.simulator.npz;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Reads and writes {@code .npz} files: a zip of named NumPy arrays. */
public final class Npz {
    private static final String SUFFIX = ".npy";
    /** Any fixed date will do; the first that a zip entry stores without an extra field. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Npz() {}

    /**
     * Reads every array, checking each entry's length and CRC-32.
     *
     * @return arrays by name, in the order of the file
     * @throws InvalidInputException if the file is missing, cut off, corrupt, or holds something that is not a plain array
     */
    public static Map<String, NpyArray> read(Path file) {
        return read(file, name -> true);
    }

    /** As {@link #read(Path)}, of the arrays with wanted names alone; the others may be anything. */
    static Map<String, NpyArray> read(Path file, Predicate<String> wanted) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName().replaceFirst("\\.npy$", "");
                if (entry.getName().endsWith(SUFFIX) && wanted.test(name)) {
                    arrays.put(name, array(file + ":" + name, bytes(file, zip, entry)));
                }
            }
            return arrays;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "Expected a file, found none", null, e);
        } catch (ZipException | EOFException e) {
            throw new InvalidInputException(
                    file.toString(), "Expected a whole .npz file: " + e.getMessage(), hint(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hint(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            boolean single = start.length == 2 && (start[0] & 0xFF) == 0x93 && start[1] == 'N';
            return single ? "it is a single array; write it with np.savez" : "it was cut off; copy it again";
        } catch (IOException e) {
            return "it can't be read";
        }
    }

    private static byte[] bytes(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        String where = file + ":" + entry.getName();
        if (entry.getSize() > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException(where, "Expected at most 2 GiB, given " + entry.getSize() + " B", null);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes((int) entry.getSize());
        } catch (IOException e) {
            throw new InvalidInputException(where, "Expected a readable zip entry: " + e.getMessage(), null, e);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.getCrc()) {
            throw new InvalidInputException(where, "Expected contents that match their CRC-32: corrupt file", null);
        }
        return bytes;
    }

    private static NpyArray array(String where, byte[] bytes) {
        try {
            return NpyArray.parse(bytes);
        } catch (NpyFormatException e) {
            throw new InvalidInputException(where, e.problem(), e.hint(), e);
        }
    }

    /**
     * Writes arrays in the order of the map, uncompressed, so that equal arrays give equal bytes on every JDK. The file appears under
     * its name only when it is whole.
     *
     * @throws UncheckedIOException if it can't be written; nothing is left behind then
     */
    public static void write(Path file, Map<String, NpyArray> arrays) {
        try {
            AtomicFile.write(file, zip(arrays));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, NpyArray> arrays) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                put(out, array.getKey() + SUFFIX, array.getValue().toBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ENTRY_TIME);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
