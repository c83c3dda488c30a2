package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.TextBytes;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of boards as files hold them: UTF-8, UTF-16 or UTF-32 with or without a mark, else Latin-1; spaces and minus signs made plain. */
public final class BoardText {
    /** Longest file that is read, in bytes; the longest listings and trees have some MB. */
    public static final int LONGEST = 16 << 20;

    /** What grep puts around matches on a terminal. */
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*+[mK]");

    private BoardText() {}

    /**
     * The text of a file.
     *
     * @param file name for messages
     * @throws InvalidInputException if it is no text, with what it is where that can be seen
     */
    public static String decode(String file, byte[] bytes) {
        requireText(file, bytes);
        String text = TextBytes.plain(COLOURS.matcher(TextBytes.any(bytes)).replaceAll(""));
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
