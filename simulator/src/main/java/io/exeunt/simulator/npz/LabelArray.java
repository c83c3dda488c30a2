package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Labels of a split as they stand in the file.
 *
 * @param where file and array, for messages
 * @param array of any type and shape
 */
record LabelArray(String where, NpyArray array) {
    /**
     * As whole numbers.
     *
     * @throws InvalidInputException if they are one-hot, fractions or text; with the way to whole numbers
     */
    int[] labels() {
        int[] shape = array.shape();
        boolean wide = shape.length == 2 && shape[0] > 1 && shape[1] > 1;
        if (wide && array.isNumeric()) {
            throw invalid("", "Expected [sample], not empty, given " + array.shapeText(), oneHot());
        }
        if (!array.type().isInteger()) {
            throw invalid("", "Expected whole numbers, given " + array.type().displayName(), toWhole());
        }
        if (shape.length != 1 || array.size() == 0) {
            boolean column = shape.length == 2 && array.size() > 0;
            throw invalid(
                    "",
                    "Expected [sample], not empty, given " + array.shapeText(),
                    column ? "store labels.ravel()" : null);
        }
        return toInts(array.longs(), array.type().kind() == 'u');
    }

    /** Rows of zeros with a single one, or anything else with a largest number in each row. */
    private @Nullable String oneHot() {
        double[] values = array.doubles();
        boolean bits = IntStream.range(0, values.length).allMatch(i -> values[i] == 0 || values[i] == 1);
        String classes = "store labels.argmax(axis=" + (bits && isOneHotByColumn(values) ? 0 : 1) + ")";
        return bits ? "they are one-hot; " + classes : classes;
    }

    /** Whether each column has a single one, and not each row. */
    private boolean isOneHotByColumn(double[] values) {
        int columns = array.shape()[1];
        double[] byRow = new double[array.shape()[0]];
        double[] byColumn = new double[columns];
        for (int i = 0; i < values.length; i++) {
            byRow[i / columns] += values[i];
            byColumn[i % columns] += values[i];
        }
        return DoubleStream.of(byColumn).allMatch(sum -> sum == 1)
                && DoubleStream.of(byRow).anyMatch(sum -> sum != 1);
    }

    private @Nullable String toWhole() {
        if (!array.isNumeric()) {
            return "number the classes: np.unique(labels, return_inverse=True)[1]";
        }
        double[] values = array.doubles();
        boolean whole = IntStream.range(0, values.length).allMatch(i -> values[i] == Math.rint(values[i]));
        return whole ? "store labels.astype('int64')" : "they are no classes but measured values";
    }

    /** Narrows labels without wrapping them around. */
    private int[] toInts(long[] labels, boolean unsigned) {
        int[] ints = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            ints[i] = (int) labels[i];
            if (ints[i] != labels[i]) {
                String given = unsigned ? Long.toUnsignedString(labels[i]) : Long.toString(labels[i]);
                throw invalid("[" + i + "]", "Expected a label below 2^31, given " + given, null);
            }
        }
        return ints;
    }

    /** Labels in 0 … classes−1. */
    void requireInRange(int[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw invalid(
                        "[" + i + "]",
                        "Expected a label in 0.." + (classes - 1) + ", given " + labels[i],
                        toRange(labels, classes));
            }
        }
    }

    private static @Nullable String toRange(int[] labels, int classes) {
        int smallest = IntStream.of(labels).min().orElse(0);
        int largest = IntStream.of(labels).max().orElse(0);
        if (smallest == 1 && largest == classes) {
            return "they count from 1; store labels - 1";
        }
        long outside = IntStream.of(labels)
                .filter(label -> label < 0 || label >= classes)
                .distinct()
                .count();
        return outside == 1 && labels.length > 1 && (smallest < 0 || largest == 255)
                ? "it stands for no label; leave these samples out"
                : null;
    }

    private InvalidInputException invalid(String index, String problem, @Nullable String hint) {
        return new InvalidInputException(where + index, problem, hint);
    }
}
