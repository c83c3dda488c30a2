package io.exeunt.search.space;

import io.exeunt.ground.Check;
import java.util.Arrays;

/**
 * Points of one space as a fixed number of bytes: every dimension in order, the highest bit first. A flag, a choice and a whole number
 * take as many bits as their number of values needs and hold the value less the lowest one; a real number takes the 64 bits of its
 * double. What remains of the last byte is 0. Equal points have equal bytes.
 */
public final class PointCodec {
    private static final long LOWER_HALF = 0xffffffffL;

    private final DesignSpace space;
    private final int[] bits;
    private final double[] lows;
    private final long[] sizes;
    private final int bytes;

    /** A codec for the points of a space. */
    public PointCodec(DesignSpace space) {
        this.space = space;
        this.bits = space.dimensions().stream().mapToInt(PointCodec::bits).toArray();
        this.lows = space.dimensions().stream().mapToDouble(Dimension::low).toArray();
        this.sizes = space.dimensions().stream()
                .mapToLong(dimension -> (long) dimension.size())
                .toArray();
        this.bytes = (Arrays.stream(bits).sum() + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static int bits(Dimension dimension) {
        return dimension instanceof Dimension.RealRange
                ? Double.SIZE
                : Long.SIZE - Long.numberOfLeadingZeros((long) dimension.size() - 1);
    }

    /** Number of bytes of every point; 0 when the space has a single one. */
    public int bytes() {
        return bytes;
    }

    /** Number of bits of the dimension at an index, 0..64. */
    public int bits(int dimension) {
        return bits[dimension];
    }

    /** Writes a point over the bytes from an offset on. */
    public void pack(DesignPoint point, byte[] target, int offset) {
        System.arraycopy(point.packed(), 0, target, offset, bytes);
    }

    /** Values of a point, packed. */
    byte[] packed(double[] values) {
        byte[] target = new byte[bytes];
        Sink sink = new Sink(target);
        for (int i = 0; i < bits.length; i++) {
            double value = values[i];
            if (bits[i] == Double.SIZE) {
                long raw = Double.doubleToLongBits(value);
                sink.add(raw >>> Integer.SIZE, Integer.SIZE);
                sink.add(raw & LOWER_HALF, Integer.SIZE);
            } else {
                sink.add((long) (value - lows[i]), bits[i]);
            }
        }
        sink.end();
        return target;
    }

    /**
     * Makes sure that bytes begin with a point, without making one.
     *
     * @throws IllegalArgumentException naming the first dimension whose value is not allowed
     */
    public void requirePoint(byte[] source) {
        Check.require(source.length >= bytes, "bytes of a point", bytes + "", source.length);
        int at = 0;
        for (int i = 0; i < bits.length; i++) {
            long raw = get(source, at, bits[i]);
            if (bits[i] == Double.SIZE || raw >= sizes[i]) {
                unpack(source, 0);
            }
            at += bits[i];
        }
        int rest = bytes * Byte.SIZE - at;
        Check.require(rest == 0 || get(source, at, rest) == 0, "rest of the last byte", "0", "other bits");
    }

    /** Hash code of the point that was packed at an offset. */
    public int hash(byte[] source, int offset) {
        return Packed.hash(source, offset, bytes);
    }

    /**
     * Reads a point.
     *
     * @throws IllegalArgumentException naming the first dimension whose value is not allowed
     */
    public DesignPoint unpack(byte[] source, int offset) {
        Check.require(source.length - offset >= bytes, "bytes of a point", bytes + "", source.length - offset);
        double[] values = new double[bits.length];
        int at = offset * Byte.SIZE;
        for (int i = 0; i < bits.length; i++) {
            long raw = get(source, at, bits[i]);
            values[i] = bits[i] == Double.SIZE ? Double.longBitsToDouble(raw) : lows[i] + raw;
            at += bits[i];
        }
        return space.point(values);
    }

    private static long get(byte[] source, int from, int count) {
        long value = 0;
        int at = from;
        for (int left = count; left > 0; ) {
            int room = Byte.SIZE - at % Byte.SIZE;
            int taken = Math.min(room, left);
            int part = (source[at / Byte.SIZE] & 0xff) >>> (room - taken) & (1 << taken) - 1;
            value = value << taken | part;
            at += taken;
            left -= taken;
        }
        return value;
    }

    /** Bits that become bytes. */
    private static final class Sink {
        private final byte[] target;
        private int at;
        /** Its lowest {@link #count} bits are still to be written, fewer than 8 between two calls. */
        private long pending;

        private int count;

        Sink(byte[] target) {
            this.target = target;
        }

        /** Adds the lowest bits of a value whose other bits are 0; at most 56. */
        void add(long value, int bits) {
            pending = pending << bits | value;
            for (count += bits; count >= Byte.SIZE; ) {
                count -= Byte.SIZE;
                target[at++] = (byte) (pending >>> count);
            }
        }

        void end() {
            if (count > 0) {
                target[at] = (byte) (pending << (Byte.SIZE - count));
            }
        }
    }
}
