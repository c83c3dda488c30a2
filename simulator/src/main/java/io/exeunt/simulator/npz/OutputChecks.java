package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.simulator.trace.HeadKind;
import org.jspecify.annotations.Nullable;

/**
 * Checks on the numbers of one array.
 *
 * @param where file and array, for messages
 * @param values row by row
 * @param columns length of a row; 1 for a plain list
 */
@SuppressWarnings("ArrayRecordComponent")
record OutputChecks(String where, float[] values, int columns) {
    /** How far a softmax row in float32 or float64 may be from 1: thousands of roundings of 2^-24. */
    private static final double FLOAT32_TOLERANCE = 1e-4;
    /** Half a unit in the last place of binary16 near 1 is 2^-11; rows add a few such errors. */
    private static final double FLOAT16_TOLERANCE = 0x1p-9;
    /** Below it a binary16 number is rounded to a multiple of 2^-24: the error that each class may add. */
    private static final double FLOAT16_STEP = 0x1p-25;

    /** Checks everything that a head of this kind promises. */
    void of(HeadKind kind, int bytesPerValue) {
        finite();
        double tolerance = bytesPerValue > 2 ? FLOAT32_TOLERANCE : FLOAT16_TOLERANCE + columns * FLOAT16_STEP;
        switch (kind) {
            case SOFTMAX -> {
                probabilities(tolerance);
                rowsSumToOne(tolerance);
            }
            case SIGMOID -> probabilities(tolerance);
            case LOGITS -> {}
        }
    }

    /** No NaN, no infinity. */
    void finite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw invalid(i, "Expected a finite number, given " + values[i], null);
            }
        }
    }

    private void probabilities(double tolerance) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 1 + tolerance) {
                throw invalid(
                        i,
                        "Expected a probability in 0..1, given " + values[i],
                        "these are logits; say head_kind=\"logits\"");
            }
        }
    }

    private void rowsSumToOne(double tolerance) {
        for (int row = 0; row < values.length / columns; row++) {
            double sum = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                sum += values[i];
            }
            if (Math.abs(sum - 1) > tolerance) {
                throw new InvalidInputException(
                        where + "[" + row + "]",
                        "Expected a softmax row that sums to 1 within " + tolerance + ", given " + sum,
                        "these are sigmoids; say head_kind=\"sigmoid\"");
            }
        }
    }

    private InvalidInputException invalid(int i, String problem, @Nullable String hint) {
        String index = columns == 1 ? "[" + i + "]" : "[" + i / columns + "][" + i % columns + "]";
        return new InvalidInputException(where + index, problem, hint);
    }

    /** Labels in 0 … classes−1. */
    static void labels(String where, int[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new InvalidInputException(
                        where + "[" + i + "]",
                        "Expected a label in 0.." + (classes - 1) + ", given " + labels[i],
                        null);
            }
        }
    }

    /** Narrows labels without wrapping them around. */
    static int[] toInts(String where, long[] labels) {
        int[] ints = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            ints[i] = (int) labels[i];
            if (ints[i] != labels[i]) {
                throw new InvalidInputException(
                        where + "[" + i + "]", "Expected a label below 2^31, given " + labels[i], null);
            }
        }
        return ints;
    }
}
