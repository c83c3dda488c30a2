package io.exeunt.scenarios.run;

import io.exeunt.ground.AtomicFile;
import io.exeunt.ground.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Files of a folder in one piece, without their times: the same files are the same bytes. */
final class FolderArchive {
    private FolderArchive() {}

    /**
     * Packs the files of a folder and of those below it.
     *
     * @param wanted whether a file goes along, by its name from the folder on, with '/'
     */
    static byte[] pack(Path folder, Predicate<String> wanted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    ZipEntry entry = new ZipEntry(name);
                    entry.setTime(0);
                    zip.putNextEntry(entry);
                    Files.copy(file, zip);
                }
            }
        }
        return bytes.toByteArray();
    }

    /**
     * Unpacks into a folder, each file whole or not at all.
     *
     * @param last name of the file that is written when all others are there
     * @throws InvalidInputException if a file would lie outside of the folder, or the last is not among them
     */
    static void unpack(byte[] archive, Path folder, String last) throws IOException {
        byte @Nullable [] kept = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(last)) {
                    kept = zip.readAllBytes();
                } else {
                    AtomicFile.write(inside(folder, entry.getName()), zip.readAllBytes());
                }
            }
        }
        if (kept == null) {
            throw new InvalidInputException(folder.toString(), "Expected files with " + last + ", given none", null);
        }
        AtomicFile.write(inside(folder, last), kept);
    }

    /** Removes a folder and all that is in it. */
    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static Path inside(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new InvalidInputException(folder.toString(), "Expected files of a study, given " + name, null);
        }
        return file;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
