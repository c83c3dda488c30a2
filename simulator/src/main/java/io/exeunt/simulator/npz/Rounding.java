package io.exeunt.simulator.npz;

import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * How softmax rows were rounded before they were stored, told from the numbers: all of them are of a coarser grid than their type is.
 *
 * @param name for people
 * @param tolerance how far the sum of a row may miss 1 by it
 */
record Rounding(String name, double tolerance) {
    /** Each number and the sum they were divided by are off by half a unit in the last of 8 places, and the softmax computed in it. */
    private static final double BFLOAT16 = 0x1p-7;

    /** As for arrays of float16. */
    private static final double FLOAT16 = 0x1p-9;

    private static final double FLOAT16_STEP = 0x1p-25;

    /** Bits of a float32 that a bfloat16 has not. */
    private static final int BEYOND_BFLOAT16 = 0xffff;

    /** Reciprocals of the steps of 8-bit integers: TensorFlow Lite's softmax has 1/256, symmetric ones 1/127 or 1/128. */
    private static final List<Integer> INT8 = List.of(127, 128, 255, 256);

    private static final List<Integer> DECIMALS = List.of(100, 1_000, 10_000);

    /** Relative to the step: what float32 can't say better. */
    private static final double OFF_GRID = 2e-3;

    /**
     * What all these numbers have in common.
     *
     * @param columns numbers of a row
     * @return empty if it is nothing coarser than float32
     */
    static Optional<Rounding> of(float[] values, int columns) {
        return step(values, columns, INT8, "int8, in steps of 1/%d")
                .or(() -> step(values, columns, DECIMALS, "steps of 1/%d"))
                .or(() -> all(values, v -> (Float.floatToRawIntBits((float) v) & BEYOND_BFLOAT16) == 0)
                        ? Optional.of(new Rounding("bfloat16", BFLOAT16))
                        : Optional.empty())
                .or(() -> all(values, v -> Float16.toFloat(Float16.ofFloat((float) v)) == v)
                        ? Optional.of(new Rounding("float16", FLOAT16 + columns * FLOAT16_STEP))
                        : Optional.empty());
    }

    private static Optional<Rounding> step(float[] values, int columns, List<Integer> reciprocals, String name) {
        return reciprocals.stream()
                .filter(reciprocal ->
                        all(values, v -> Math.abs(v * reciprocal - Math.rint(v * reciprocal)) <= OFF_GRID))
                .findFirst()
                .map(reciprocal ->
                        new Rounding(String.format(name, reciprocal), columns * 0.5 / reciprocal + OFF_GRID));
    }

    private static boolean all(float[] values, DoublePredicate condition) {
        for (float value : values) {
            if (!condition.test(value)) {
                return false;
            }
        }
        return true;
    }
}
