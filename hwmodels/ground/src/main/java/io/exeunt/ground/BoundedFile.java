package io.exeunt.ground;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads files up to a size. What is larger is refused before it fills the memory or takes a parser's time: by its size on disk where that
 * is known, else as soon as more has come.
 */
public final class BoundedFile {
    /** One MiB in bytes. */
    public static final long MIB = 1L << 20;

    private static final int LOOKED_AT = 4096;
    private static final int MARK = 0xFEFF;

    private BoundedFile() {}

    /**
     * All bytes of a file.
     *
     * @param file a regular file, or anything else that can be read to its end
     * @param mostBytes largest size in bytes
     * @param what such a file is, such as "a scenario"
     * @throws InvalidInputException if it is larger
     * @throws IOException if it can't be read
     */
    public static byte[] bytes(Path file, long mostBytes, String what) throws IOException {
        try (InputStream in = open(file, mostBytes, what)) {
            return in.readAllBytes();
        }
    }

    /**
     * The text of a file in UTF-8, UTF-16 or UTF-32; a byte-order mark at its beginning is left out.
     *
     * @throws InvalidInputException if it is larger than {@code mostBytes}
     * @throws CharacterCodingException if it is none of them
     * @throws IOException if it can't be read
     */
    public static String text(Path file, long mostBytes, String what) throws IOException {
        return TextBytes.unicode(bytes(file, mostBytes, what));
    }

    /**
     * Reads the text of a file piece by piece, in UTF-8, UTF-16 or UTF-32; a byte-order mark at its beginning is left out.
     *
     * @return refuses to give more than so much, as {@link #open} does, and bytes that are no such text
     */
    public static BufferedReader reader(Path file, long mostBytes, String what) throws IOException {
        PushbackInputStream in = new PushbackInputStream(open(file, mostBytes, what), LOOKED_AT);
        try {
            byte[] first = in.readNBytes(LOOKED_AT);
            in.unread(first);
            Charset charset = TextBytes.wide(first).orElse(StandardCharsets.UTF_8);
            PushbackReader text = new PushbackReader(new InputStreamReader(in, charset.newDecoder()));
            int letter = text.read();
            if (letter >= 0 && letter != MARK) {
                text.unread(letter);
            }
            return new BufferedReader(text);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /**
     * A stream of a file that refuses to give more than so much.
     *
     * @throws InvalidInputException if the file's size on disk is larger already
     */
    public static InputStream open(Path file, long mostBytes, String what) throws IOException {
        long size = Files.size(file);
        if (size > mostBytes) {
            throw tooLarge(file.toString(), mostBytes, what, inMib(size) + " MiB");
        }
        return limited(Files.newInputStream(file), file.toString(), mostBytes, what);
    }

    /**
     * A stream that throws {@link InvalidInputException} instead of giving more than so much, such as what a small archive unpacks to.
     *
     * @param where it comes from, for the message
     */
    public static InputStream limited(InputStream in, String where, long mostBytes, String what) {
        return new Limited(in, where, mostBytes, what);
    }

    private static InvalidInputException tooLarge(String where, long mostBytes, String what, String given) {
        return new InvalidInputException(
                where,
                "Expected " + what + " of at most " + inMib(mostBytes) + " MiB, given " + given,
                "it is another file; this kind is never that large");
    }

    private static String inMib(long bytes) {
        return bytes % MIB == 0 ? "" + bytes / MIB : String.format(Locale.ROOT, "%.1f", (double) bytes / MIB);
    }

    private static final class Limited extends FilterInputStream {
        private final String where;
        private final long mostBytes;
        private final String what;
        private long taken;

        Limited(InputStream in, String where, long mostBytes, String what) {
            super(in);
            this.where = where;
            this.mostBytes = mostBytes;
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int given = super.read(target, offset, length);
            count(Math.max(0, given));
            return given;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long bytes) {
            taken += bytes;
            if (taken > mostBytes) {
                throw tooLarge(where, mostBytes, what, "more");
            }
        }
    }
}
