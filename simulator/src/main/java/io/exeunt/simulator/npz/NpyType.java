package io.exeunt.simulator.npz;

import io.exeunt.ground.Excerpt;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Element type of an array, NumPy's {@code descr}.
 *
 * @param kind f float, i signed, u unsigned, U text of UTF-32 characters, S bytes
 * @param bytes size of one element; 0 for text of no length, NumPy's {@code <U0}
 * @param order byte order; little-endian where it does not matter
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
record NpyType(char kind, int bytes, ByteOrder order) {
    static final NpyType FLOAT16 = new NpyType('f', 2, ByteOrder.LITTLE_ENDIAN);
    static final NpyType FLOAT32 = new NpyType('f', 4, ByteOrder.LITTLE_ENDIAN);
    static final NpyType FLOAT64 = new NpyType('f', 8, ByteOrder.LITTLE_ENDIAN);
    static final NpyType UINT8 = new NpyType('u', 1, ByteOrder.LITTLE_ENDIAN);
    static final NpyType INT32 = new NpyType('i', 4, ByteOrder.LITTLE_ENDIAN);

    private static final Pattern DESCR = Pattern.compile("([<>|=])([fiuUS])(\\d{1,6})");
    private static final Set<Integer> FLOAT_BYTES = Set.of(2, 4, 8);
    private static final Set<Integer> INTEGER_BYTES = Set.of(1, 2, 4, 8);

    /** Reads a descr such as {@code <f4}. */
    static NpyType parse(String descr) throws NpyFormatException {
        Matcher matcher = DESCR.matcher(descr);
        if (!matcher.matches()) {
            throw unreadable(descr);
        }
        char kind = matcher.group(2).charAt(0);
        int count = Integer.parseInt(matcher.group(3));
        int bytes = kind == 'U' ? Math.multiplyExact(count, 4) : count;
        boolean known =
                switch (kind) {
                    case 'f' -> FLOAT_BYTES.contains(bytes);
                    case 'i', 'u' -> INTEGER_BYTES.contains(bytes);
                    default -> true;
                };
        if (!known) {
            throw unreadable(descr);
        }
        boolean big = matcher.group(1).equals(">");
        return new NpyType(kind, bytes, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    private static NpyFormatException unreadable(String descr) {
        return new NpyFormatException(
                "Expected float16, float32, float64, integers or text, given dtype '" + Excerpt.ofValue(descr) + "'",
                mend(descr));
    }

    private static String mend(String descr) {
        if (descr.endsWith("O")) {
            return "rows differ in length, or one is None; Python objects would need pickle";
        }
        if (descr.contains("V")) {
            return "it was bfloat16, which NumPy does not know; convert it with .float() in PyTorch before saving";
        }
        boolean counted = descr.endsWith("b1") || descr.contains("M8") || descr.contains("m8");
        return counted
                ? "convert it with .astype('int64') before saving"
                : descr.contains("U") || descr.contains("S")
                        ? "its texts are too long; store shorter ones"
                        : "convert it with .astype('float32') before saving";
    }

    /** Text of {@code length} characters. */
    static NpyType text(int length) {
        return new NpyType('U', Math.max(1, length) * 4, ByteOrder.LITTLE_ENDIAN);
    }

    /** NumPy's spelling. */
    String descr() {
        char endian = bytes == 1 || kind == 'S' ? '|' : order == ByteOrder.BIG_ENDIAN ? '>' : '<';
        return "" + endian + kind + (kind == 'U' ? bytes / 4 : bytes);
    }

    /** The name a Python user knows it by. */
    String displayName() {
        return switch (kind) {
            case 'f' -> "float" + bytes * 8;
            case 'i' -> "int" + bytes * 8;
            case 'u' -> "uint" + bytes * 8;
            default -> "text";
        };
    }

    boolean isFloat() {
        return kind == 'f';
    }

    boolean isInteger() {
        return kind == 'i' || kind == 'u';
    }

    boolean isText() {
        return kind == 'U' || kind == 'S';
    }
}
