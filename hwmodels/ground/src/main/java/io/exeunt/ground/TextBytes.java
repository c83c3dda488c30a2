package io.exeunt.ground;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bytes of files as texts: UTF-8, and UTF-16 or UTF-32 with or without a mark, as PowerShell's {@code >} and Windows' editors write them. A
 * mark at the beginning is left out.
 */
public final class TextBytes {
    private static final String MARK = "\uFEFF";
    private static final int LOOKED_AT = 4096;

    /** Spaces that are no break, thin or wide, as word processors, web pages and locales put them between digits. */
    private static final Pattern SPACES = Pattern.compile("[\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000]");

    /** What takes no room: zero-width space, joiners, marks of direction. */
    private static final Pattern UNSEEN = Pattern.compile("[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");

    /** Minus sign and the hyphens that stand for it. */
    private static final Pattern MINUS = Pattern.compile("[\\u2212\\u2010\\u2011\\uFE63\\uFF0D]");

    private TextBytes() {}

    /**
     * A text in Unicode.
     *
     * @throws CharacterCodingException if it is none
     */
    public static String unicode(byte[] bytes) throws CharacterCodingException {
        Charset charset = wide(bytes).orElse(StandardCharsets.UTF_8);
        return unmarked(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    }

    /** Any text: what is no Unicode is taken for Latin-1. */
    public static String any(byte[] bytes) {
        Optional<Charset> wide = wide(bytes);
        if (wide.isPresent()) {
            return unmarked(new String(bytes, wide.get()));
        }
        try {
            return unicode(bytes);
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** A text in which unusual spaces are spaces and minus signs hyphens, and what takes no room is gone: numbers are seen as they look. */
    public static String plain(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        String visible = UNSEEN.matcher(text).replaceAll("");
        return MINUS.matcher(SPACES.matcher(visible).replaceAll(" ")).replaceAll("-");
    }

    private static String unmarked(String text) {
        return text.startsWith(MARK) ? text.substring(1) : text;
    }

    /** UTF-16 and UTF-32 by their mark, or by the zeros of plain letters; empty if it is neither. */
    public static Optional<Charset> wide(byte[] bytes) {
        boolean[] zero = mostlyZero(bytes);
        if (marked(bytes, 0xff, 0xfe, 0, 0) || zero[1] && zero[2] && zero[3]) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (marked(bytes, 0, 0, 0xfe, 0xff) || zero[0] && zero[1] && zero[2]) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (marked(bytes, 0xff, 0xfe) || isHalf(bytes, 1)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return marked(bytes, 0xfe, 0xff) || isHalf(bytes, 0)
                ? Optional.of(StandardCharsets.UTF_16BE)
                : Optional.empty();
    }

    /** Whether more than three quarters of each fourth byte, from 0, 1, 2 and 3, are zeros. */
    private static boolean[] mostlyZero(byte[] bytes) {
        int quarter = Math.min(bytes.length, LOOKED_AT) / 4;
        boolean[] mostly = new boolean[4];
        for (int i = 0; i < 4; i++) {
            mostly[i] = quarter > 0 && zeros(bytes, 4 * quarter, i, 4) * 4 > quarter * 3;
        }
        return mostly;
    }

    /** Whether the high half of nearly each pair of bytes is zero, and never the low one. */
    private static boolean isHalf(byte[] bytes, int high) {
        int pairs = Math.min(bytes.length, LOOKED_AT) / 2;
        return pairs > 0
                && zeros(bytes, 2 * pairs, high, 2) * 4 > pairs * 3
                && zeros(bytes, 2 * pairs, 1 - high, 2) == 0;
    }

    private static int zeros(byte[] bytes, int end, int first, int step) {
        int zeros = 0;
        for (int i = first; i < end; i += step) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean marked(byte[] bytes, int... mark) {
        boolean marked = bytes.length >= mark.length;
        for (int i = 0; marked && i < mark.length; i++) {
            marked = (bytes[i] & 0xff) == mark[i];
        }
        return marked;
    }
}
