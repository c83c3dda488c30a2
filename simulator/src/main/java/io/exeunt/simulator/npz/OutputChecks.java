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
    /** What rounding and interpolation leave outside of 0 … 1, logits hardly. */
    private static final double HARDLY_OUTSIDE = 0.01;

    private static final String NOT_FINITE = "the network overflowed there, or divided by 0; leave these samples out";
    private static final String GIVES_BACK = "head_kind=\"logits\", whose softmax gives them back";

    /** Checks everything that a head of this kind promises; divides softmax rows by their sums if that is wanted. */
    void of(HeadKind kind, int bytesPerValue, RowSums sums) {
        double tolerance = bytesPerValue > 2 ? FLOAT32_TOLERANCE : FLOAT16_TOLERANCE + columns * FLOAT16_STEP;
        switch (kind) {
            case SOFTMAX -> {
                finite();
                probabilities(sums == RowSums.RENORMALISED ? Math.max(tolerance, HARDLY_OUTSIDE) : tolerance);
                SoftmaxRows rows = new SoftmaxRows(where, values, columns, tolerance);
                softmax(rows, sums);
                if (bytesPerValue == Float16.BYTES) {
                    rows.restoreLargest();
                }
            }
            case SIGMOID -> {
                finite();
                probabilities(tolerance);
            }
            case LOGITS -> finiteOrMasked();
        }
    }

    private static void softmax(SoftmaxRows rows, RowSums sums) {
        if (sums == RowSums.RENORMALISED) {
            rows.renormalise();
        } else {
            rows.requireOne();
        }
    }

    /** No NaN, no infinity. */
    void finite() {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw invalid(i, "Expected a finite number, given " + values[i], hintInfinite(values[i]));
            }
        }
    }

    private String hintInfinite(float value) {
        boolean masked = columns > 1 && value == Float.NEGATIVE_INFINITY;
        return masked ? "it masks a class of a head of logits; say head_kind=\"logits\"" : NOT_FINITE;
    }

    /** −∞ is a class that is masked; its probability is 0. */
    private void finiteOrMasked() {
        for (int start = 0; start < values.length; start += columns) {
            boolean allMasked = true;
            for (int i = start; i < start + columns; i++) {
                boolean masked = values[i] == Float.NEGATIVE_INFINITY;
                if (!masked && !Float.isFinite(values[i])) {
                    throw invalid(
                            i, "Expected a finite logit, or -inf for a masked class, given " + values[i], NOT_FINITE);
                }
                allMasked &= masked;
            }
            if (allMasked) {
                throw new InvalidInputException(
                        where + "[" + start / columns + "]",
                        "Expected a class that is not masked, given -inf for all " + columns,
                        "leave this sample out");
            }
        }
    }

    private void probabilities(double tolerance) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || values[i] > 1 + tolerance) {
                throw invalid(i, "Expected a probability in 0..1, given " + values[i], hintOutside());
            }
        }
    }

    private String hintOutside() {
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            smallest = Math.min(smallest, value);
            largest = Math.max(largest, value);
        }
        if (smallest >= -HARDLY_OUTSIDE && largest <= 1 + HARDLY_OUTSIDE) {
            return "rounding did it; store p.clip(0, 1)";
        }
        if (largest <= 0) {
            return "these are logarithms of probabilities; say " + GIVES_BACK;
        }
        RowTotals totals = new RowTotals(values, columns);
        if (totals.areNegativeLogarithms()) {
            return "these are negative logarithms of probabilities; store -p and say " + GIVES_BACK;
        }
        String logits = "these are logits; say head_kind=\"logits\"";
        return smallest < 0 ? logits : totals.scaled().orElse(logits);
    }

    private InvalidInputException invalid(int i, String problem, @Nullable String hint) {
        String index = columns == 1 ? "[" + i + "]" : "[" + i / columns + "][" + i % columns + "]";
        return new InvalidInputException(where + index, problem, hint);
    }
}
