package io.exeunt.simulator.npz;

/** IEEE 754 binary16, which Java 17 cannot convert by itself. */
public final class Float16 {
    /** Length of a number. */
    static final int BYTES = 2;

    private static final int EXPONENT_MASK = 0x1f;
    private static final int MANTISSA_MASK = 0x3ff;
    private static final float SUBNORMAL_STEP = 0x1p-24f;
    private static final float SMALLEST_NORMAL = 0x1p-14f;
    private static final float LARGEST = 65504;
    private static final int LARGEST_BITS = 0x7bff;

    private Float16() {}

    /** The exact value: every binary16 number is a binary32 number. */
    public static float toFloat(short bits) {
        int exponent = bits >>> 10 & EXPONENT_MASK;
        int mantissa = bits & MANTISSA_MASK;
        float magnitude =
                switch (exponent) {
                    case 0 -> mantissa * SUBNORMAL_STEP;
                    case EXPONENT_MASK -> mantissa == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Float.intBitsToFloat(exponent + 112 << 23 | mantissa << 13);
                };
        return bits < 0 ? -magnitude : magnitude;
    }

    /**
     * The nearest binary16 number, ties to even. What is larger than 65504 in magnitude becomes ±65504, not infinite: good for
     * storing measured values, not for arithmetic.
     */
    public static short ofFloat(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float magnitude = Math.min(Math.abs(value), LARGEST);
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        } else if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(magnitude / SUBNORMAL_STEP));
        }
        int bits = Float.floatToRawIntBits(magnitude) - (112 << 23);
        int rounded = bits + 0xfff + (bits >>> 13 & 1) >>> 13;
        return (short) (sign | Math.min(rounded, LARGEST_BITS));
    }
}
