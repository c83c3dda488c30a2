package io.exeunt.search.study;

import io.exeunt.ground.failure.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a study: one line per finished trial, only ever appended to. A last line without an end was being written when the
 * process died; it is cut off. Locked against other processes while open.
 */
final class Journal implements AutoCloseable {
    private final Path file;
    private final TrialLines lines;
    private final FileChannel channel;
    private final WritableByteChannel sink;
    private final List<Trial> trials;

    /**
     * Takes an open file.
     *
     * @param sink writes to the channel
     */
    Journal(Path file, TrialLines lines, FileChannel channel, WritableByteChannel sink, List<Trial> trials) {
        this.file = file;
        this.lines = lines;
        this.channel = channel;
        this.sink = sink;
        this.trials = List.copyOf(trials);
    }

    /** Opens a journal, beginning it if need be, and reads what it holds. */
    static Journal open(Path file, TrialLines lines) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            lock(channel, file);
            byte[] bytes = Files.readAllBytes(file);
            int whole = wholeLength(bytes);
            List<Trial> trials = read(new String(bytes, 0, whole, StandardCharsets.UTF_8), file, lines);
            channel.truncate(whole);
            channel.position(whole);
            return new Journal(file, lines, channel, channel, trials);
        } catch (IOException e) {
            closeQuietly(channel, e);
            throw new StoreException(file + ": can't be opened: " + reason(e), e);
        } catch (RuntimeException e) {
            closeQuietly(channel, e);
            throw e;
        }
    }

    /** What it held when it was opened. */
    List<Trial> trials() {
        return trials;
    }

    /** Appends trials; on disk, as far as the operating system is concerned, when it returns. */
    void append(List<Trial> finished) {
        StringBuilder text = new StringBuilder();
        finished.forEach(trial -> text.append(lines.format(trial)).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                sink.write(bytes);
            }
        } catch (IOException e) {
            throw new StoreException(
                    file + ": can't be written: " + reason(e)
                            + ". Finished trials before that are kept; the same command goes on from there.",
                    e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.force(false);
        } catch (IOException e) {
            throw new StoreException(file + ": can't be closed: " + reason(e), e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new StoreException(file + ": another run of this study is writing to it");
        }
    }

    private static int wholeLength(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    private static List<Trial> read(String text, Path file, TrialLines lines) {
        List<Trial> trials = new ArrayList<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int number = trials.size() + 1;
            try {
                Trial trial = lines.parse(line);
                if (trial.number() != number) {
                    throw new IllegalArgumentException("Expected trial " + number + ", given " + trial.number());
                }
                trials.add(trial);
            } catch (IllegalArgumentException e) {
                throw new StoreException(
                        file + ":" + number + ": not a trial of this study: " + e.getMessage() + System.lineSeparator()
                                + "  Maybe cut the file before this line; the trials from there on are then evaluated again.",
                        e);
            }
        }
        return trials;
    }

    private static void closeQuietly(@Nullable FileChannel channel, Exception because) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
