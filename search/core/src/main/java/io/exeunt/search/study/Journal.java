package io.exeunt.search.study;

import io.exeunt.ground.failure.Reason;
import io.exeunt.ground.failure.StoreException;
import io.exeunt.search.objective.Evaluation;
import io.exeunt.search.objective.EvaluationLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a study: a first line that says what it holds, then one line per finished trial, only ever appended to; see {@link
 * TrialLines}. A last line without an end was being written when the process died; it is cut off. Read line by line, in a buffer of fixed
 * size, through the one channel that is ever opened on it.
 */
final class Journal implements TrialStore, AutoCloseable {
    /** About as many as a trial has. */
    private static final int LINE_BYTES = 128;

    private final Path file;
    private final TrialLines lines;
    private final FileChannel channel;
    private final WritableByteChannel sink;
    private final int recorded;
    private LineReader reader;
    private int read;

    private Journal(Path file, TrialLines lines, FileChannel channel, WritableByteChannel sink) throws IOException {
        this.file = file;
        this.lines = lines;
        this.channel = channel;
        this.sink = sink;
        lock();
        LineReader.Survey survey = LineReader.Survey.of(channel);
        reader = new LineReader(channel);
        requireOwn(survey);
        channel.truncate(survey.bytes());
        channel.position(survey.bytes());
        if (survey.lines() == 0) {
            write((lines.header() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        recorded = Math.toIntExact(Math.max(0, survey.lines() - 1));
    }

    /**
     * Opens a journal, beginning it if need be. A symbolic link in its place is removed, not followed.
     *
     * @throws StoreException when another run has it open, it is of another study, or it can't be read or written
     */
    static Journal open(Path file, TrialLines lines) {
        return open(file, lines, sink -> sink);
    }

    /** As above, writing by way of something that stands before the file. */
    static Journal open(Path file, TrialLines lines, UnaryOperator<WritableByteChannel> before) {
        FileChannel channel = null;
        try {
            if (Files.isSymbolicLink(file)) {
                Files.delete(file);
            }
            channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            return new Journal(file, lines, channel, before.apply(channel));
        } catch (IOException e) {
            closeAfter(e, channel);
            throw new StoreException(file + ": can't be opened: " + Reason.of(e), e);
        } catch (RuntimeException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    /** Shows on the file itself that it is in use; what keeps other runs out is the study's lock file. */
    private void lock() throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new StoreException(Study.busy(file));
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            throw new StoreException(Study.busy(file), heldInThisProcess);
        }
    }

    private void requireOwn(LineReader.Survey survey) throws IOException {
        byte[] first = reader.next().orElse(new byte[0]);
        try {
            if (survey.lines() > 0 || !lines.beginsHeader(first)) {
                lines.requireHeader(first);
            }
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    file + ": can't be continued: " + e.getMessage() + System.lineSeparator()
                            + "  Maybe begin the study anew, or in a folder of its own.",
                    e);
        }
    }

    @Override
    public int recorded() {
        return recorded;
    }

    @Override
    public Evaluation next() {
        return reading(lines::parse);
    }

    @Override
    public int read(int trials, EvaluationLog log) {
        while (read < trials) {
            reading(line -> {
                lines.parse(line, log);
                return log;
            });
        }
        return lines.checksum();
    }

    @Override
    public void rewind() {
        try {
            read = 0;
            reader = new LineReader(channel);
            reader.next();
            lines.rewind();
        } catch (IOException e) {
            throw StoreException.reading(file, e);
        }
    }

    @Override
    public int checksum() {
        return lines.checksum();
    }

    private <T> T reading(Function<byte[], T> parser) {
        int number = read + 2; // the first line is the header
        try {
            byte[] line = reader.next().filter(any -> read < recorded).orElseThrow();
            T found = parser.apply(line);
            read++;
            return found;
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new StoreException(
                    file + ":" + number + ": not a trial of this study: " + e.getMessage() + System.lineSeparator()
                            + "  Maybe cut the file before this line; the trials from there on are then evaluated again.",
                    e);
        } catch (IOException e) {
            throw new StoreException(file + ": can't be read: " + Reason.of(e), e);
        }
    }

    /** Appends trials; on disk, as far as the operating system is concerned, when it returns. */
    @Override
    public void append(List<Evaluation> finished) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(LINE_BYTES * finished.size());
        finished.forEach(evaluation -> lines.format(evaluation, text));
        try {
            write(text.toByteArray());
        } catch (IOException e) {
            throw new StoreException(
                    file + ": can't be written: " + Reason.of(e)
                            + ". Finished trials before that are kept; the same command goes on from there.",
                    e);
        }
    }

    private void write(byte... text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.force(false);
        } catch (IOException e) {
            throw new StoreException(file + ": can't be closed: " + Reason.of(e), e);
        }
    }

    private static void closeAfter(Exception because, @Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                because.addSuppressed(e);
            }
        }
    }
}
