package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Lengths of the axes of a tensor, batch included.
 *
 * @param dims each >= 0; none for a scalar
 */
record TensorShape(List<Long> dims) {
    private static final long MOST_ELEMENTS = 1L << 40;

    TensorShape {
        dims = List.copyOf(dims);
        double product = 1;
        for (long dim : dims) {
            Check.nonNegative("dimension", dim);
            product *= Math.max(1, dim);
        }
        Check.require(product <= MOST_ELEMENTS, "shape", "of at most 2^40 elements", dims);
    }

    static TensorShape of(long... dims) {
        return new TensorShape(LongStream.of(dims).boxed().toList());
    }

    static TensorShape of(List<Long> dims) {
        return new TensorShape(dims);
    }

    int rank() {
        return dims.size();
    }

    /** Length of an axis; negative ones count from the end. */
    long dim(long axis) {
        return dims.get(axis(axis));
    }

    /** An axis counted from the front. */
    int axis(long axis) {
        long front = axis < 0 ? axis + rank() : axis;
        Check.require(front >= 0 && front < rank(), "axis", "one of " + rank() + " axes", axis);
        return (int) front;
    }

    long elements() {
        return dims.stream().reduce(1L, Math::multiplyExact);
    }

    /** Product of the lengths of axes [from, to). */
    long elements(int from, int to) {
        return dims.subList(from, to).stream().reduce(1L, Math::multiplyExact);
    }

    TensorShape with(long axis, long length) {
        List<Long> changed = new ArrayList<>(dims);
        changed.set(axis(axis), length);
        return new TensorShape(changed);
    }

    /** As NumPy repeats axes of length 1. */
    TensorShape broadcast(TensorShape other) {
        int rank = Math.max(rank(), other.rank());
        List<Long> joint = new ArrayList<>();
        for (int k = 0; k < rank; k++) {
            long a = fromEnd(rank - k);
            long b = other.fromEnd(rank - k);
            Check.require(
                    a == b || a == 1 || b == 1, "shapes", "alike but for axes of length 1", this + " and " + other);
            joint.add(a == 1 ? b : a);
        }
        return new TensorShape(joint);
    }

    private long fromEnd(int k) {
        return k > rank() ? 1 : dims.get(rank() - k);
    }

    /** As scenario files and options write it: "1x3x32x32". */
    @Override
    public String toString() {
        return rank() == 0 ? "scalar" : dims.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }
}
