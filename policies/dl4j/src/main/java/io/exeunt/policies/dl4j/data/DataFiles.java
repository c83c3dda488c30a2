package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Files of a data set, out of a folder (or one folder below it) or out of a gzipped tar archive, which is not unpacked to disk.
 * Names are those without folders.
 */
final class DataFiles {
    private static final int DEPTH = 2;

    /** CIFAR-100's training file has 147 MiB. */
    private static final long MOST_BYTES = 512 * BoundedFile.MIB;

    private static final long MOST_UNPACKED_BYTES = 2048 * BoundedFile.MIB;
    private static final String KIND = "a file of this data set";

    private final Path place;
    private final Map<String, byte[]> contents;

    private DataFiles(Path place, Map<String, byte[]> contents) {
        this.place = place;
        this.contents = contents;
    }

    /**
     * Reads what is wanted of what is there.
     *
     * @throws InvalidInputException if the place is neither a folder nor a readable archive
     */
    static DataFiles read(Path place, Set<String> wanted) {
        try {
            if (Files.isDirectory(place)) {
                return new DataFiles(place, ofFolder(place, wanted));
            } else if (Files.isRegularFile(place)) {
                return new DataFiles(place, ofArchive(place, wanted));
            }
        } catch (FileSystemException e) {
            throw new InvalidInputException(place.toString(), "can't be read: " + Reason.of(e), null, e);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    place.toString(),
                    "expected a whole .tar.gz or .tgz archive, or a folder, given a file that is another one, cut off or"
                            + " damaged",
                    "the file was cut off while it was copied; fetch it again",
                    e);
        }
        throw new InvalidInputException(place.toString(), "no such folder or archive", null);
    }

    private static Map<String, byte[]> ofFolder(Path folder, Set<String> wanted) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder, DEPTH)) {
            files = walk.filter(file -> wanted.contains(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        }
        Map<String, byte[]> contents = new LinkedHashMap<>();
        for (Path file : files) {
            contents.put(String.valueOf(file.getFileName()), BoundedFile.bytes(file, MOST_BYTES, KIND));
        }
        return contents;
    }

    private static Map<String, byte[]> ofArchive(Path archive, Set<String> wanted) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(BoundedFile.limited(
                        new GZIPInputStream(file, 1 << 16), archive.toString(), MOST_UNPACKED_BYTES, KIND))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isFile() && wanted.contains(name)) {
                    contents.put(
                            name,
                            BoundedFile.limited(tar, archive + ":" + name, MOST_BYTES, KIND)
                                    .readAllBytes());
                }
            }
        }
        return contents;
    }

    /** Whether a file was found and not yet taken. */
    boolean has(String name) {
        return contents.containsKey(name);
    }

    /** Name of one of the files as messages call it. */
    String where(String name) {
        return place.resolve(name).toString();
    }

    /**
     * Bytes of one file, which are let go of: data sets are large.
     *
     * @throws InvalidInputException if it was not found
     */
    byte[] take(String name) {
        byte[] bytes = contents.remove(name);
        if (bytes == null) {
            throw new InvalidInputException(place.toString(), "expected a file " + name + " in it, found none", null);
        }
        return bytes;
    }
}
