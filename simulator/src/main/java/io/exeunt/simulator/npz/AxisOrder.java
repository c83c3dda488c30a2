package io.exeunt.simulator.npz;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Guesses how the axes of an array stand, if not as they should, from where the number of samples is among its lengths. */
final class AxisOrder {
    private AxisOrder() {}

    /**
     * The way to [exit][sample][class].
     *
     * @param shape as it is
     * @param samples how many there are, 0 where nobody knows
     * @return null if it is not seen
     */
    static @Nullable String toStacked(int[] shape, int samples) {
        if (shape.length > 3
                && IntStream.of(shape).filter(length -> length != 1).count() <= 3) {
            return "an axis of length 1 is too many; store p.squeeze()";
        }
        if (shape.length != 3 || samples == 0 || shape[1] == samples) {
            return null;
        }
        if (shape[0] == samples) {
            return shape[2] < shape[1] && shape[2] != samples
                    ? "it is [sample][class][exit]; store p.transpose(2, 0, 1)"
                    : "it is [sample][exit][class]; store p.transpose(1, 0, 2)";
        }
        return shape[2] == samples ? "it is [exit][class][sample]; store p.transpose(0, 2, 1)" : null;
    }

    /** The way to a shape of two axes; null if these are not its axes the other way round. */
    static @Nullable String toPlane(int[] shape, int... wanted) {
        boolean turned = wanted.length == 2
                && shape.length == 2
                && shape[0] == wanted[1]
                && shape[1] == wanted[0]
                && shape[0] != shape[1];
        return turned ? "store its transpose, .T" : null;
    }
}
