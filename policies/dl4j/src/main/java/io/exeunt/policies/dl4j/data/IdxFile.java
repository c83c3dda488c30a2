package io.exeunt.policies.dl4j.data;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Contents of one IDX file of unsigned bytes. Format: two zero bytes, the element type (0x08 = unsigned byte), the number of
 * dimensions, each dimension as a big-endian int, the elements row by row (LeCun, "The MNIST database", section File formats).
 *
 * @param dimensions sizes, the number of samples first
 * @param values the elements
 */
@SuppressWarnings("ArrayRecordComponent")
record IdxFile(int[] dimensions, byte[] values) {
    private static final int UNSIGNED_BYTE = 0x08;

    /** A million images of 32×32 pixels. */
    private static final long MOST_ELEMENTS = BoundedFile.MIB << 10;

    private static final String CUT_OFF = "the file was cut off while it was copied; fetch it again";

    /**
     * Reads a file, gzipped or plain.
     *
     * @param where name of the file for messages
     * @param in its content, closed by the caller
     * @param rank number of dimensions that it must have
     */
    static IdxFile read(String where, InputStream in, int rank) {
        try {
            return parse(where, BoundedFile.limited(unzipped(in), where, 2 * MOST_ELEMENTS, "an IDX file"), rank);
        } catch (EOFException | ZipException e) {
            throw new InvalidInputException(where, "gzip stream ends early or is damaged", CUT_OFF, e);
        } catch (IOException e) {
            throw new InvalidInputException(where, "can't be read: " + Reason.of(e), null, e);
        }
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        InputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        int magic = buffered.read() | buffered.read() << 8;
        buffered.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(buffered) : buffered;
    }

    private static IdxFile parse(String where, InputStream in, int rank) throws IOException {
        int length = 4 + 4 * rank;
        byte[] header = in.readNBytes(length);
        if (header.length < length) {
            throw cutOff(where, length, header.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(header);
        int magic = buffer.getInt();
        int expectedMagic = UNSIGNED_BYTE << 8 | rank;
        if (magic != expectedMagic) {
            throw new InvalidInputException(
                    where,
                    String.format("expected an IDX file that begins with 0x%08x, given 0x%08x", expectedMagic, magic),
                    "images and labels are swapped");
        }
        int[] dimensions = dimensions(where, buffer, rank);
        return new IdxFile(dimensions, values(where, in, length, elements(where, dimensions)));
    }

    private static int[] dimensions(String where, ByteBuffer header, int rank) {
        int[] dimensions = new int[rank];
        for (int d = 0; d < rank; d++) {
            dimensions[d] = header.getInt();
            if (dimensions[d] <= 0) {
                throw new InvalidInputException(
                        where, "expected dimension " + d + " to be > 0, given " + dimensions[d], null);
            }
        }
        return dimensions;
    }

    private static int elements(String where, int[] dimensions) {
        long elements = 1;
        for (int size : dimensions) {
            elements *= size;
            if (elements > MOST_ELEMENTS) {
                throw new InvalidInputException(
                        where,
                        "expected at most " + MOST_ELEMENTS + " bytes of elements, given dimensions "
                                + Arrays.toString(dimensions),
                        null);
            }
        }
        return (int) elements;
    }

    /** Memory is taken only for what has come. */
    private static byte[] values(String where, InputStream in, int header, int elements) throws IOException {
        byte[] values = in.readNBytes(elements);
        long more = values.length < elements ? 0 : in.transferTo(OutputStream.nullOutputStream());
        if (values.length < elements || more > 0) {
            throw cutOff(where, (long) header + elements, header + values.length + more);
        }
        return values;
    }

    private static InvalidInputException cutOff(String where, long expected, long given) {
        return new InvalidInputException(
                where, "expected " + expected + " bytes (unzipped), given " + given, given < expected ? CUT_OFF : null);
    }
}
