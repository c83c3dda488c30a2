package io.exeunt.simulator.npz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as NumPy would write them, put together byte by byte and without our own writer. */
final class NumpyBytes {
    private NumpyBytes() {}

    /** An .npy file of a given format version. */
    static byte[] npy(int version, String header, byte[] elements) {
        int lengthBytes = version == 1 ? 2 : 4;
        ByteBuffer buffer = ByteBuffer.allocate(8 + lengthBytes + header.length() + 1 + elements.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        buffer.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        buffer.put((byte) version).put((byte) 0);
        if (version == 1) {
            buffer.putShort((short) (header.length() + 1));
        } else {
            buffer.putInt(header.length() + 1);
        }
        return buffer.put((header + "\n").getBytes(StandardCharsets.US_ASCII))
                .put(elements)
                .array();
    }

    static byte[] npy(String descr, String shape, byte[] elements) {
        return npy(1, header(descr, "False", shape), elements);
    }

    static String header(String descr, String fortranOrder, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': " + fortranOrder + ", 'shape': " + shape + ", }";
    }

    static byte[] floats(ByteOrder order, double... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 4).order(order);
        for (double value : values) {
            buffer.putFloat((float) value);
        }
        return buffer.array();
    }

    static byte[] floats(double... values) {
        return floats(ByteOrder.LITTLE_ENDIAN, values);
    }

    static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            buffer.putLong(value);
        }
        return buffer.array();
    }

    static byte[] shorts(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }

    /** An array of texts, 32 characters each. */
    static byte[] texts(String... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 32 * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            int[] points = values[i].codePoints().toArray();
            for (int c = 0; c < points.length; c++) {
                buffer.putInt((i * 32 + c) * 4, points[c]);
            }
        }
        return npy("<U32", "(" + values.length + ",)", buffer.array());
    }

    /** A compressed zip of these .npy files. */
    static Path npz(Path file, Map<String, byte[]> arrays) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
            }
        }
        return file;
    }
}
