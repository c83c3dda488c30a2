package io.exeunt.policies.dl4j.text;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.TextBytes;
import io.exeunt.ground.failure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of texts and their classes. */
final class TextFile {
    private static final long MOST_BYTES = 512 * BoundedFile.MIB;

    private TextFile() {}

    /**
     * Its rows.
     *
     * @throws InvalidInputException if it is missing, empty, in another encoding or laid out otherwise
     */
    static List<TextRow> read(Path file, TextLayout layout, TextEncoding encoding) {
        String content = content(file, encoding);
        List<TextRow> rows;
        try {
            rows = layout.rows(file.toString(), content);
        } catch (UncheckedIOException | IllegalStateException damaged) { // of a quotation that does not end
            throw new InvalidInputException(
                    file.toString(),
                    "can't be read as CSV: " + rootMessage(damaged),
                    "a quotation mark is not closed",
                    damaged);
        }
        if (rows.isEmpty()) {
            throw new InvalidInputException(file.toString(), "expected texts in it, found none", null);
        }
        return rows;
    }

    private static String rootMessage(Throwable damaged) {
        Throwable cause = damaged.getCause();
        return String.valueOf((cause == null ? damaged : cause).getMessage());
    }

    private static String content(Path file, TextEncoding encoding) {
        try {
            byte[] bytes = BoundedFile.bytes(file, MOST_BYTES, "a file of texts");
            return switch (encoding) {
                case UTF8 -> unicode(file, bytes);
                case LATIN1 -> new String(bytes, StandardCharsets.ISO_8859_1);
            };
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file.toString(), "no such file", null, e);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    private static String unicode(Path file, byte[] bytes) {
        try {
            return TextBytes.unicode(bytes);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    file + ":" + firstBadLine(bytes),
                    "expected a text in UTF-8, given bytes that are none",
                    "it is in another encoding, or in several; data.encoding: latin1 takes every byte for a letter",
                    e);
        }
    }

    /** Line of the first byte that is no UTF-8, from 1. */
    private static int firstBadLine(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
