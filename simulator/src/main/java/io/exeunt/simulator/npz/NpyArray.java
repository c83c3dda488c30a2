package io.exeunt.simulator.npz;

import io.exeunt.ground.Check;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** One NumPy array: a shape and elements in row-major order, whatever order the file had. Immutable. */
public final class NpyArray {
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    private final NpyType type;
    private final int[] shape;
    private final int count;
    private final ByteBuffer elements;

    private NpyArray(NpyType type, int[] shape, ByteBuffer elements) {
        this.type = type;
        this.shape = shape.clone();
        this.count = Math.toIntExact(new NpyHeader(type, false, shape).elements());
        this.elements = elements.order(type.order());
    }

    /** A float32 array. */
    public static NpyArray of(float[] values, int... shape) {
        ByteBuffer buffer = allocate(NpyType.FLOAT32, values.length, shape);
        buffer.asFloatBuffer().put(values);
        return new NpyArray(NpyType.FLOAT32, shape, buffer);
    }

    /** A float16 array of the nearest numbers that it can hold. */
    static NpyArray ofHalf(float[] values, int... shape) {
        ByteBuffer buffer = allocate(NpyType.FLOAT16, values.length, shape);
        for (float value : values) {
            buffer.putShort(Float16.ofFloat(value));
        }
        return new NpyArray(NpyType.FLOAT16, shape, buffer.rewind());
    }

    /** A float64 array. */
    public static NpyArray of(double[] values, int... shape) {
        ByteBuffer buffer = allocate(NpyType.FLOAT64, values.length, shape);
        buffer.asDoubleBuffer().put(values);
        return new NpyArray(NpyType.FLOAT64, shape, buffer);
    }

    /** An int32 array. */
    public static NpyArray of(int[] values, int... shape) {
        ByteBuffer buffer = allocate(NpyType.INT32, values.length, shape);
        buffer.asIntBuffer().put(values);
        return new NpyArray(NpyType.INT32, shape, buffer);
    }

    /** An array of unsigned bytes. */
    public static NpyArray ofUnsigned(byte[] values, int... shape) {
        ByteBuffer buffer = allocate(NpyType.UINT8, values.length, shape);
        buffer.put(0, values);
        return new NpyArray(NpyType.UINT8, shape, buffer);
    }

    /** A text array. */
    public static NpyArray of(List<String> values, int... shape) {
        int longest = values.stream()
                .mapToInt(v -> v.codePointCount(0, v.length()))
                .max()
                .orElse(1);
        NpyType type = NpyType.text(longest);
        ByteBuffer buffer = allocate(type, values.size(), shape);
        for (int i = 0; i < values.size(); i++) {
            buffer.put(i * type.bytes(), values.get(i).getBytes(UTF_32LE));
        }
        return new NpyArray(type, shape, buffer);
    }

    private static ByteBuffer allocate(NpyType type, int count, int[] shape) {
        long elements = new NpyHeader(type, false, shape).elements();
        Check.require(elements == count, "values", elements + " in number", count);
        return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes())).order(type.order());
    }

    /** Decodes the bytes of an {@code .npy} file. */
    static NpyArray parse(byte[] bytes) throws NpyFormatException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        NpyHeader header = NpyHeader.read(buffer);
        requireSize(header, buffer.remaining());
        ByteBuffer elements = buffer.slice();
        boolean reorder = header.fortranOrder() && header.shape().length > 1;
        return new NpyArray(header.type(), header.shape(), reorder ? rowMajor(header, elements) : elements);
    }

    /** Before memory is taken for them. */
    static void requireSize(NpyHeader header, long given) throws NpyFormatException {
        if (header.bytes() != given) {
            throw new NpyFormatException(
                    "Expected " + header.bytes() + " bytes of elements for shape " + header.shapeText() + ", given "
                            + given,
                    null);
        }
    }

    private static ByteBuffer rowMajor(NpyHeader header, ByteBuffer elements) {
        int[] shape = header.shape();
        int size = header.type().bytes();
        int count = (int) header.elements();
        byte[] target = new byte[Math.multiplyExact(count, size)];
        int[] index = new int[shape.length];
        for (int i = 0; i < count; i++) {
            int from = 0;
            for (int d = shape.length - 1; d >= 0; d--) {
                from = from * shape[d] + index[d];
            }
            elements.get(from * size, target, i * size, size);
            advance(index, shape);
        }
        return ByteBuffer.wrap(target);
    }

    private static void advance(int[] index, int[] shape) {
        for (int d = shape.length - 1; d >= 0; d--) {
            if (++index[d] < shape[d]) {
                return;
            }
            index[d] = 0;
        }
    }

    /** The bytes of an {@code .npy} file. */
    byte[] toBytes() {
        byte[] header = new NpyHeader(type, false, shape).toBytes();
        ByteBuffer buffer = ByteBuffer.allocate(header.length + elements.capacity());
        return buffer.put(header).put(elements.duplicate().rewind()).array();
    }

    /** Lengths of the dimensions. */
    public int[] shape() {
        return shape.clone();
    }

    /** Number of elements. */
    public int size() {
        return count;
    }

    /** Whether its elements are numbers, not text. */
    public boolean isNumeric() {
        return !type.isText();
    }

    /** Whether its elements are unsigned bytes, as those of pictures are. */
    public boolean isUnsignedBytes() {
        return type.kind() == 'u' && type.bytes() == 1;
    }

    /** Whether its elements are whole numbers. */
    public boolean isWhole() {
        return type.isInteger();
    }

    NpyType type() {
        return type;
    }

    /** The shape as NumPy prints it. */
    public String shapeText() {
        return NpyHeader.displayShape(shape);
    }

    /** The elements as floats; float64 and integers are rounded. */
    public float[] floats() {
        return slice(0, size());
    }

    /** {@code count} elements as floats, from element {@code offset} of the row-major order on. */
    public float[] slice(int offset, int count) {
        float[] values = new float[count];
        if (type.isFloat() && type.bytes() == 4) {
            view().position(offset * 4)
                    .slice()
                    .order(type.order())
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = (float) number(offset + i);
        }
        return values;
    }

    private ByteBuffer view() {
        return elements.duplicate().order(type.order());
    }

    /** The elements as doubles; integers beyond 2^53 are rounded. */
    public double[] doubles() {
        return IntStream.range(0, size()).mapToDouble(this::number).toArray();
    }

    private double number(int i) {
        Check.require(!type.isText(), "array", "of numbers", type.displayName());
        if (type.isInteger()) {
            return integer(i);
        }
        return switch (type.bytes()) {
            case 2 -> Float16.toFloat(elements.getShort(i * 2));
            case 4 -> elements.getFloat(i * 4);
            default -> elements.getDouble(i * 8);
        };
    }

    /** The elements as whole numbers; unsigned 64-bit ones above 2^63−1 come out negative. */
    public long[] longs() {
        Check.require(type.isInteger(), "array", "of whole numbers", type.displayName());
        return IntStream.range(0, size()).mapToLong(this::integer).toArray();
    }

    private long integer(int i) {
        boolean signed = type.kind() == 'i';
        return switch (type.bytes()) {
            case 1 -> signed ? elements.get(i) : Byte.toUnsignedLong(elements.get(i));
            case 2 -> signed ? elements.getShort(i * 2) : Short.toUnsignedLong(elements.getShort(i * 2));
            case 4 -> signed ? elements.getInt(i * 4) : Integer.toUnsignedLong(elements.getInt(i * 4));
            default -> elements.getLong(i * 8);
        };
    }

    /** The elements as text, padding removed. */
    public List<String> strings() {
        Check.require(type.isText(), "array", "of text", type.displayName());
        return IntStream.range(0, size()).mapToObj(this::string).toList();
    }

    private String string(int i) {
        byte[] bytes = new byte[type.bytes()];
        elements.get(i * bytes.length, bytes);
        Charset charset = type.kind() == 'S'
                ? StandardCharsets.UTF_8
                : type.order() == ByteOrder.BIG_ENDIAN ? UTF_32BE : UTF_32LE;
        String padded = new String(bytes, charset);
        int end = padded.length();
        while (end > 0 && padded.charAt(end - 1) == 0) {
            end--;
        }
        return padded.substring(0, end);
    }
}
