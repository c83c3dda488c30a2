package io.exeunt.search.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Lines of a file, one after the other, in a buffer of fixed size. Reads through an open channel without moving it: a second stream on
 * a locked file would drop the lock when it is closed.
 */
final class LineReader {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_BYTES = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).flip();
    private long at;

    LineReader(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * What a file holds.
     *
     * @param lines number of whole lines
     * @param bytes length of the whole lines, their ends included; what comes after has no end
     */
    record Survey(long lines, long bytes) {
        static Survey of(FileChannel channel) throws IOException {
            ByteBuffer block = ByteBuffer.allocate(BUFFER_BYTES);
            long lines = 0;
            long bytes = 0;
            long from = 0;
            for (int read = channel.read(block, 0); read > 0; read = channel.read(block.clear(), from)) {
                for (int i = 0; i < read; i++) {
                    if (block.get(i) == '\n') {
                        lines++;
                        bytes = from + i + 1;
                    }
                }
                from += read;
            }
            return new Survey(lines, bytes);
        }
    }

    /**
     * The next line without its end; what follows the last end counts as a line, too. Empty at the end of the file.
     *
     * @throws IllegalArgumentException when a line is longer than any trial can be
     */
    Optional<byte[]> next() throws IOException {
        byte[] line = new byte[0];
        boolean any = false;
        while (buffer.hasRemaining() || refill()) {
            any = true;
            int from = buffer.position();
            int end = from;
            while (end < buffer.limit() && buffer.get(end) != '\n') {
                end++;
            }
            line = joined(line, from, end);
            if (end < buffer.limit()) {
                buffer.position(end + 1);
                break;
            }
            buffer.position(end);
        }
        return any ? Optional.of(line) : Optional.empty();
    }

    /** What was read of a line, and the buffer's next bytes. */
    private byte[] joined(byte[] begun, int from, int end) {
        int length = begun.length + end - from;
        if (length > LONGEST_BYTES) {
            throw new IllegalArgumentException("Expected lines of at most " + LONGEST_BYTES + " bytes, given more");
        }
        byte[] line = Arrays.copyOf(begun, length);
        buffer.get(from, line, begun.length, end - from);
        return line;
    }

    private boolean refill() throws IOException {
        int read = channel.read(buffer.clear(), at);
        at += Math.max(0, read);
        buffer.flip();
        return read > 0;
    }
}
