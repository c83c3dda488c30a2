package io.exeunt.simulator.npz;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the rows of an array have in common, which tells what numbers that are no probabilities are instead.
 *
 * @param values row by row
 * @param columns length of a row
 */
@SuppressWarnings("ArrayRecordComponent")
record RowTotals(float[] values, int columns) {
    /** Relative: float32 adds up to far less, per cent in two places to less. */
    private static final double SAME = 5e-3;

    /** The number that all rows sum to; empty if they do not agree, or sum to 1. */
    Optional<Double> common() {
        double first = sum(0);
        boolean same = first > 0 && rows().allMatch(row -> Math.abs(sum(row) - first) <= SAME * first);
        return same && Math.abs(first - 1) > SAME ? Optional.of(first) : Optional.empty();
    }

    /** How rows of one sum become softmax rows: they are per cent, or were scaled. */
    Optional<String> scaled() {
        return common().map(sum -> Math.abs(sum - 100) <= 100 * SAME
                ? "these are per cent; store p / 100"
                : String.format(
                        java.util.Locale.ROOT,
                        "each row was scaled to a sum of %.4g, or a class is missing; store p / p.sum(axis=1,"
                                + " keepdims=True)",
                        sum));
    }

    /** Whether no row sums to more than 1. */
    boolean isShort(double tolerance) {
        return rows().allMatch(row -> sum(row) <= 1 + tolerance);
    }

    /** Whether each row's numbers are what −ln p of a softmax is. */
    boolean areNegativeLogarithms() {
        return rows().allMatch(row -> Math.abs(cells(row)
                                .mapToDouble(i -> Math.exp(-(double) values[i]))
                                .sum()
                        - 1)
                <= SAME);
    }

    private IntStream rows() {
        return IntStream.range(0, values.length / columns);
    }

    private IntStream cells(int row) {
        return IntStream.range(row * columns, (row + 1) * columns);
    }

    private double sum(int row) {
        return cells(row).mapToDouble(i -> values[i]).sum();
    }
}
