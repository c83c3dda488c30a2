package io.exeunt.simulator.npz;

/** IEEE 754 binary16, which Java 17 cannot convert by itself. */
final class Float16 {
    private static final int EXPONENT_MASK = 0x1f;
    private static final int MANTISSA_MASK = 0x3ff;
    private static final float SUBNORMAL_STEP = 0x1p-24f;

    private Float16() {}

    /** The exact value: every binary16 number is a binary32 number. */
    static float toFloat(short bits) {
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
}
