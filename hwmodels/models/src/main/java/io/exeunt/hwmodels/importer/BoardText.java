package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of boards as files hold them: UTF-8, UTF-16 or UTF-32 with or without a mark, else Latin-1. */
public final class BoardText {
    /** Longest file that is read, in bytes; the longest listings and trees have some MB. */
    public static final int LONGEST = 16 << 20;

    private static final String MARK = "\uFEFF";
    /** What grep puts around matches on a terminal. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*+[mK]");

    private static final int LOOKED_AT = 4096;

    private BoardText() {}

    /**
     * The text of a file.
     *
     * @param file name for messages
     * @throws InvalidInputException if it is no text, with what it is where that can be seen
     */
    public static String decode(String file, byte[] bytes) {
        requireText(file, bytes);
        String text = charset(bytes).map(bytes);
        text = COLOURS.matcher(text.startsWith(MARK) ? text.substring(1) : text).replaceAll("");
        int control = firstControl(text);
        if (control >= 0) {
            throw new InvalidInputException(
                    file,
                    "expected text, found the control character "
                            + String.format(java.util.Locale.ROOT, "0x%02x", (int) text.charAt(control))
                            + " at character "
                            + (control + 1),
                    null);
        }
        return text;
    }

    private interface Decoding {
        String map(byte[] bytes);
    }

    private static void requireText(String file, byte[] bytes) {
        int magic = bytes.length < Integer.BYTES ? 0 : ByteBuffer.wrap(bytes).getInt();
        @Nullable
        String hint =
                switch (magic) {
                    case 0xd00dfeed -> "dtc -I dtb -O dts " + file + " > board.dts";
                    case 0xd7b7ab1e -> "mkdtboimg dump " + file + " -b tree, then dtc -I dtb -O dts";
                    default -> magic >>> 16 == 0x1f8b ? "gunzip unpacks it" : null;
                };
        if (hint != null) {
            boolean packed = magic >>> 16 == 0x1f8b;
            throw new InvalidInputException(
                    file,
                    packed
                            ? "expected text, found a file packed by gzip"
                            : "expected device-tree source, found a compiled device tree",
                    hint);
        }
    }

    private static Decoding charset(byte[] bytes) {
        Charset wide = wide(bytes);
        return wide != null ? all -> new String(all, wide) : BoardText::utf8;
    }

    /** UTF-16 and UTF-32 by their mark, or by the zeros of plain letters; null if it is neither. */
    private static @Nullable Charset wide(byte[] bytes) {
        int looked = Math.min(bytes.length, LOOKED_AT) & ~3;
        int[] zeros = new int[4];
        for (int i = 0; i < looked; i++) {
            zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
        }
        int quarter = looked / 4;
        boolean[] mostly = new boolean[4];
        for (int i = 0; i < 4; i++) {
            mostly[i] = quarter > 0 && zeros[i] * 4 > quarter * 3;
        }
        if (mostly[2] && mostly[3] && mostly[1]) {
            return Charset.forName("UTF-32LE");
        }
        if (mostly[0] && mostly[1] && mostly[2]) {
            return Charset.forName("UTF-32BE");
        }
        if (marked(bytes, 0xff, 0xfe) || mostly[1] && mostly[3] && zeros[0] + zeros[2] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big = marked(bytes, 0xfe, 0xff) || mostly[0] && mostly[2] && zeros[1] + zeros[3] == 0;
        return big ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean marked(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static int firstControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\u000b') {
                return i;
            }
        }
        return -1;
    }
}
