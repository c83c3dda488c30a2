package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sums of the rows of a softmax head.
 *
 * @param where file and array, for messages
 * @param values row by row, each not negative
 * @param columns length of a row
 * @param tolerance how far a sum may miss 1
 */
@SuppressWarnings("ArrayRecordComponent")
record SoftmaxRows(String where, float[] values, int columns, double tolerance) {
    /** A sum that far off is taken for rounding of some sort; sigmoids miss 1 by more sooner or later. */
    private static final double SOMEHOW_ROUNDED = 0.05;

    /** Where fewer rows than this share are off, something is wrong with these samples, not with the head. */
    private static final double FEW = 0.05;

    /** Above it the others together are so small that float16 keeps them four times as exactly at least. */
    private static final double WORTH_RESTORING = 0.75;

    private static final String RENORMALISE =
            "--renormalise (in a scenario: renormalise: true beside trace) divides each row by its sum";

    void requireOne() {
        for (int row = 0; row < rows(); row++) {
            double sum = sum(row);
            if (Math.abs(sum - 1) > tolerance) {
                throw invalid(row, "Expected a softmax row that sums to 1 within " + tolerance, sum, hint());
            }
        }
    }

    /**
     * Where rounding was coarse near 1, as that of float16 is, the largest number of a row becomes what the others leave of 1, in place:
     * small numbers are kept more exactly than large ones.
     */
    void restoreLargest() {
        for (int row = 0; row < rows(); row++) {
            int largest = row * columns;
            double others = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                largest = values[i] > values[largest] ? i : largest;
                others += values[i];
            }
            others -= values[largest];
            if (values[largest] > WORTH_RESTORING && Math.abs(1 - others - values[largest]) <= tolerance) {
                values[largest] = (float) (1 - others);
            }
        }
    }

    /** Divides each row by its sum, in place. */
    void renormalise() {
        double explained = explained();
        for (int row = 0; row < rows(); row++) {
            double sum = sum(row);
            if (!(sum > 0) || Math.abs(sum - 1) > explained) {
                throw invalid(
                        row,
                        "Expected a softmax row that sums to 1 but for its rounding, within " + explained,
                        sum,
                        sum > 1 + explained ? sigmoids() : null);
            }
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                values[i] = (float) (values[i] / sum);
            }
        }
    }

    private double explained() {
        return Rounding.of(values, columns, farthest())
                .map(rounding -> Math.max(SOMEHOW_ROUNDED, rounding.tolerance()))
                .orElse(SOMEHOW_ROUNDED);
    }

    private double farthest() {
        return IntStream.range(0, rows())
                .mapToDouble(row -> Math.abs(sum(row) - 1))
                .max()
                .orElse(0);
    }

    private String hint() {
        long off = IntStream.range(0, rows())
                .filter(row -> Math.abs(sum(row) - 1) > tolerance)
                .count();
        double farthest = farthest();
        Optional<Rounding> rounding = Rounding.of(values, columns, farthest);
        if (rounding.isPresent()) {
            return "the numbers were rounded to " + rounding.get().name() + ": " + RENORMALISE
                    + "; better store float32";
        }
        if (farthest <= SOMEHOW_ROUNDED) {
            return "the numbers were rounded on the way: " + RENORMALISE;
        }
        return off <= FEW * rows() ? "look at these samples: " + off + " of " + rows() + " rows are off" : otherwise();
    }

    /** Rows that no rounding explains. */
    private String otherwise() {
        RowTotals totals = new RowTotals(values, columns);
        String rest = totals.isShort(tolerance)
                ? "classes are missing, such as where only the largest were kept; store all of them, or say"
                        + " head_kind=\"sigmoid\" if these are sigmoids"
                : sigmoids();
        return totals.scaled().orElse(rest);
    }

    private static String sigmoids() {
        return "these are sigmoids; say head_kind=\"sigmoid\"";
    }

    private int rows() {
        return values.length / columns;
    }

    private double sum(int row) {
        double sum = 0;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            sum += values[i];
        }
        return sum;
    }

    private InvalidInputException invalid(int row, String expected, double sum, @Nullable String hint) {
        return new InvalidInputException(where + "[" + row + "]", expected + ", given " + sum, hint);
    }
}
