package io.exeunt.scenarios.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writing files so that they survive a power cut, and removing whole folders. */
final class DurableFiles {
    private DurableFiles() {}

    /** Writes a new file and waits until it is on the disk. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

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
