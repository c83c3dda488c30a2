package io.exeunt.simulator.npz;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

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

    /** Half a unit in the last of 3 and 4 places, of each number; below 2^-14 and 2^-6 half a step (Micikevicius et al., arXiv 2209.05433). */
    private static final double E5M2 = 0x1p-3;

    private static final double E5M2_STEP = 0x1p-17;
    private static final double E4M3 = 0x1p-4;
    private static final double E4M3_STEP = 0x1p-10;

    /** Bits of a float32 that a float8 has not. */
    private static final int BEYOND_E5M2 = 0x1fffff;

    private static final int BEYOND_E4M3 = 0xfffff;

    /** Bits of a float32 that a bfloat16 has not. */
    private static final int BEYOND_BFLOAT16 = 0xffff;

    /** Reciprocals of the steps of 8-bit integers: TensorFlow Lite's softmax has 1/256, symmetric ones 1/127 or 1/128. */
    private static final List<Integer> INT8 = List.of(127, 128, 255, 256);

    private static final List<Integer> DECIMALS = List.of(100, 1_000, 10_000);

    /** Of finer ones a float32 near 1 can't say how many it is. */
    private static final double FINEST_STEP = 1e-4;

    /** So many numbers are not multiples of one by chance. */
    private static final int TELLING = 50;

    /** Relative to the step: what float32 can't say better. */
    private static final double OFF_GRID = 2e-3;

    /**
     * What all these numbers have in common, the coarsest grid that explains how far their rows are off.
     *
     * @param columns numbers of a row
     * @param farthest how far the sum of a row misses 1 at most
     * @return empty if it is nothing coarser than float32, or rows are farther off than it explains
     */
    static Optional<Rounding> of(float[] values, int columns, double farthest) {
        return Stream.of(
                        step(values, columns, INT8, "int8, in steps of 1/%d"),
                        step(values, columns, DECIMALS, "steps of 1/%d"),
                        smallestStep(values, columns),
                        bits(values, BEYOND_E5M2, new Rounding("float8 (E5M2)", E5M2 + columns * E5M2_STEP)),
                        bits(values, BEYOND_E4M3, new Rounding("float8 (E4M3)", E4M3 + columns * E4M3_STEP)),
                        bits(values, BEYOND_BFLOAT16, new Rounding("bfloat16", BFLOAT16)),
                        float16(values, columns))
                .flatMap(Optional::stream)
                .filter(rounding -> farthest <= rounding.tolerance())
                .findFirst();
    }

    private static Optional<Rounding> bits(float[] values, int beyond, Rounding rounding) {
        boolean none = all(values, v -> (Float.floatToRawIntBits((float) v) & beyond) == 0);
        return none ? Optional.of(rounding) : Optional.empty();
    }

    private static Optional<Rounding> float16(float[] values, int columns) {
        boolean all = all(values, v -> Float16.toFloat(Float16.ofFloat((float) v)) == v);
        return all ? Optional.of(new Rounding("float16", FLOAT16 + columns * FLOAT16_STEP)) : Optional.empty();
    }

    private static Optional<Rounding> step(float[] values, int columns, List<Integer> reciprocals, String name) {
        return reciprocals.stream()
                .filter(reciprocal ->
                        all(values, v -> Math.abs(v * reciprocal - Math.rint(v * reciprocal)) <= OFF_GRID))
                .findFirst()
                .map(reciprocal ->
                        new Rounding(String.format(name, reciprocal), columns * 0.5 / reciprocal + OFF_GRID));
    }

    /** Whole multiples of the smallest of them: integers of any width and scale. */
    private static Optional<Rounding> smallestStep(float[] values, int columns) {
        double smallest = 1;
        for (float value : values) {
            smallest = value > 0 ? Math.min(smallest, value) : smallest;
        }
        double step = smallest;
        boolean telling = values.length >= TELLING && step >= FINEST_STEP && step < 1;
        boolean whole = telling && all(values, v -> Math.abs(v / step - Math.rint(v / step)) <= OFF_GRID);
        return whole
                ? Optional.of(new Rounding(
                        String.format(Locale.ROOT, "steps of %.4g", step), columns * 0.5 * step + OFF_GRID))
                : Optional.empty();
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
