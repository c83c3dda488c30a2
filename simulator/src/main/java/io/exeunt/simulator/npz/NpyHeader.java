package io.exeunt.simulator.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The header of an {@code .npy} array, versions 1 to 3.
 *
 * @param type of the elements
 * @param fortranOrder whether the first index runs fastest
 * @param shape lengths of the dimensions; empty for a scalar
 */
@SuppressWarnings("ArrayRecordComponent")
record NpyHeader(NpyType type, boolean fortranOrder, int[] shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MOST_DIMENSIONS = 64; // NumPy's own limit
    private static final int SHOWN = 200;

    /** More than the header of any plain array takes, in bytes. */
    static final int LONGEST = 1 << 16;

    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Reads a header and leaves the buffer at the first element. */
    static NpyHeader read(ByteBuffer buffer) throws NpyFormatException {
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        byte[] text = new byte[headerLength(buffer)];
        buffer.get(text);
        String header = new String(text, StandardCharsets.UTF_8);
        NpyType type = NpyType.parse(field(DESCR, header));
        return new NpyHeader(type, field(ORDER, header).equals("True"), shape(field(SHAPE, header)));
    }

    private static int headerLength(ByteBuffer buffer) throws NpyFormatException {
        byte[] magic = new byte[MAGIC.length];
        require(buffer.remaining() >= 10, "an .npy header, which is cut off");
        buffer.get(magic);
        require(Arrays.equals(magic, MAGIC), "an .npy array, which begins with \\x93NUMPY");
        int version = buffer.get();
        buffer.get();
        require(version >= 1 && version <= 3, ".npy format version 1, 2 or 3, given " + version);
        require(version == 1 || buffer.remaining() >= 4, "an .npy header, which is cut off");
        int length = version == 1 ? Short.toUnsignedInt(buffer.getShort()) : buffer.getInt();
        require(
                length >= 0 && length <= LONGEST,
                "an .npy header of at most " + LONGEST + " bytes, given " + Integer.toUnsignedString(length));
        require(length <= buffer.remaining(), "an .npy header, which is cut off");
        return length;
    }

    private static String field(Pattern pattern, String header) throws NpyFormatException {
        Matcher matcher = pattern.matcher(header);
        require(
                matcher.find(),
                "an .npy header with a simple descr, fortran_order and shape, given "
                        + header.substring(0, Math.min(SHOWN, header.length())).strip());
        return matcher.group(1);
    }

    private static int[] shape(String text) throws NpyFormatException {
        String[] lengths = text.isBlank() ? new String[0] : text.split(",");
        require(
                lengths.length <= MOST_DIMENSIONS,
                "at most " + MOST_DIMENSIONS + " dimensions, given " + lengths.length);
        try {
            int[] shape = Arrays.stream(lengths)
                    .map(length -> length.strip().replaceFirst("L$", ""))
                    .filter(length -> !length.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            require(IntStream.of(shape).allMatch(length -> length >= 0), "lengths >= 0, given (" + text + ")");
            return shape;
        } catch (NumberFormatException e) {
            throw new NpyFormatException("Expected a shape of whole numbers below 2^31, given (" + text + ")", null);
        }
    }

    private static void require(boolean holds, String expected) throws NpyFormatException {
        if (!holds) {
            throw new NpyFormatException("Expected " + expected, null);
        }
    }

    /**
     * Number of elements.
     *
     * @throws ArithmeticException if they are 2^63 or more
     */
    long elements() {
        return IntStream.of(shape).anyMatch(length -> length == 0)
                ? 0
                : IntStream.of(shape).asLongStream().reduce(1, Math::multiplyExact);
    }

    /** Size of all elements in bytes. */
    long bytes() throws NpyFormatException {
        try {
            return (long) Math.toIntExact(elements()) * type.bytes();
        } catch (ArithmeticException e) {
            throw new NpyFormatException("Expected less than 2^31 elements, given shape " + shapeText(), null);
        }
    }

    /** The shape as NumPy prints it. */
    String shapeText() {
        return displayShape(shape);
    }

    static String displayShape(int[] shape) {
        String inner = IntStream.of(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "(" + inner + (shape.length == 1 ? ",)" : ")");
    }

    /** The header's bytes in format version 1. */
    byte[] toBytes() {
        String dictionary = "{'descr': '" + type.descr() + "', 'fortran_order': " + (fortranOrder ? "True" : "False")
                + ", 'shape': " + shapeText() + ", }";
        int fixed = MAGIC.length + 4;
        int total = (fixed + dictionary.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        String padded = dictionary + " ".repeat(total - fixed - dictionary.length() - 1) + "\n";
        ByteBuffer buffer = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - fixed));
        return buffer.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
