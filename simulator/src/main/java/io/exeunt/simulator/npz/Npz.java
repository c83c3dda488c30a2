package io.exeunt.simulator.npz;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.filekind.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
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
        return read(file, wanted, UnpackedLimit.ofMemory());
    }

    static Map<String, NpyArray> read(Path file, Predicate<String> wanted, UnpackedLimit limit) {
        Wanted.ARRAYS.require(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = wanted(file, zip, wanted);
            limit.require(file, entries);
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            for (ZipEntry entry : entries) {
                arrays.put(NpzEntry.name(entry), new NpzEntry(file, entry).read(zip));
            }
            return arrays;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "Expected a file, found none", null, e);
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected a whole .npz file, given one whose list of arrays, at its end, is missing or damaged",
                    "it was cut off; copy it again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<? extends ZipEntry> wanted(Path file, ZipFile zip, Predicate<String> wanted) {
        List<? extends ZipEntry> arrays = zip.stream().filter(NpzEntry::isArray).toList();
        if (arrays.isEmpty()) {
            throw new InvalidInputException(
                    file.toString(),
                    "Expected a NumPy archive (.npz), given a zip archive without arrays",
                    "write them with np.savez (docs/trace-format.md)");
        }
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : arrays) {
            if (!names.add(entry.getName())) {
                throw new InvalidInputException(
                        file + ":" + NpzEntry.shown(entry), "Expected one array of this name, found two", null);
            }
        }
        return arrays.stream()
                .filter(entry -> wanted.test(NpzEntry.name(entry)))
                .toList();
    }

    /**
     * Writes arrays in the order of the map, uncompressed, so that equal arrays give equal bytes on every JDK. The file appears under
     * its name only when it is whole.
     *
     * @throws UncheckedIOException if it can't be written; nothing is left behind then
     */
    public static void write(Path file, Map<String, NpyArray> arrays) {
        write(file, arrays, ZipOutputStream.STORED);
    }

    /** As {@link #write}, deflated: another Java may deflate otherwise. */
    static void writeDeflated(Path file, Map<String, NpyArray> arrays) {
        write(file, arrays, ZipOutputStream.DEFLATED);
    }

    private static void write(Path file, Map<String, NpyArray> arrays, int method) {
        try {
            AtomicFile.write(file, zip(arrays, method));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zip(Map<String, NpyArray> arrays, int method) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setMethod(method);
            out.setLevel(Deflater.BEST_COMPRESSION);
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
