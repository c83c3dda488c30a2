package io.exeunt.scenarios.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders: forced to the disk, measured, removed. */
final class DurableFiles {
    private DurableFiles() {}

    /** Waits until the files of a folder are on the disk. */
    static void force(Path folder) throws IOException {
        for (Path file : walk(folder)) {
            if (Files.isRegularFile(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Removes a folder with all that is in it; nothing happens if it is not there. */
    static void deleteTree(Path folder) throws IOException {
        for (Path path : walk(folder)) {
            Files.deleteIfExists(path);
        }
    }

    /** Bytes of all files under a folder. */
    static long size(Path folder) throws IOException {
        long bytes = 0;
        for (Path path : walk(folder)) {
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return bytes;
    }

    /** Everything under a folder and the folder itself, deepest first; empty if it is not there. */
    private static List<Path> walk(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }
}
