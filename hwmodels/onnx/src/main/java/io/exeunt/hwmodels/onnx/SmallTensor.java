package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A tensor so small that its values are kept: shapes, axes, indices. Whole numbers up to 2^53 are exact.
 *
 * @param shape of it
 * @param values row by row
 */
record SmallTensor(TensorShape shape, List<Double> values) {
    /** Most elements of a tensor that counts as small. */
    static final int MOST_ELEMENTS = 4096;

    SmallTensor {
        values = List.copyOf(values);
        Check.require(values.size() == shape.elements(), "values", "as many as " + shape + " has", values.size());
    }

    /** Whole numbers as a vector. */
    static SmallTensor vector(List<Long> values) {
        return new SmallTensor(
                TensorShape.of(values.size()),
                values.stream().map(Long::doubleValue).toList());
    }

    static SmallTensor scalar(double value) {
        return new SmallTensor(TensorShape.of(List.of()), List.of(value));
    }

    static SmallTensor filled(TensorShape shape, double value) {
        return new SmallTensor(shape, Collections.nCopies((int) shape.elements(), value));
    }

    /** Its values as whole numbers. */
    List<Long> integers() {
        return values.stream().map(value -> (long) (double) value).collect(Collectors.toList());
    }

    /** Its first value. */
    double first() {
        Check.require(!values.isEmpty(), "tensor", "not empty", shape);
        return values.get(0);
    }

    /** The same values in another shape. */
    SmallTensor reshaped(TensorShape other) {
        return new SmallTensor(other, values);
    }

    SmallTensor map(DoubleUnaryOperator function) {
        return new SmallTensor(
                shape,
                values.stream().map(value -> function.applyAsDouble(value)).toList());
    }

    /** Element by element, with axes of length 1 repeated. */
    SmallTensor zip(SmallTensor other, DoubleBinaryOperator function) {
        TensorShape joint = shape.broadcast(other.shape);
        SmallTensor a = expanded(joint);
        SmallTensor b = other.expanded(joint);
        List<Double> made = new ArrayList<>();
        for (int i = 0; i < a.values.size(); i++) {
            made.add(function.applyAsDouble(a.values.get(i), b.values.get(i)));
        }
        return new SmallTensor(joint, made);
    }

    /** Axes of length 1 repeated until the shape is this. */
    SmallTensor expanded(TensorShape target) {
        return picked(target, index -> {
            int offset = target.rank() - shape.rank();
            int[] source = new int[shape.rank()];
            for (int k = 0; k < source.length; k++) {
                source[k] = shape.dim(k) == 1 ? 0 : index[k + offset];
            }
            return source;
        });
    }

    /** Where an element of a result comes from: indices in the source by indices in the target. */
    @FunctionalInterface
    interface Pick {
        int[] from(int[] target);
    }

    /** A tensor whose every element is one of this. */
    SmallTensor picked(TensorShape target, Pick pick) {
        Check.require(target.elements() <= MOST_ELEMENTS, "shape", "small", target);
        int[] index = new int[target.rank()];
        double[] made = new double[(int) target.elements()];
        for (int i = 0; i < made.length; i++) {
            made[i] = values.get(flat(pick.from(index)));
            advance(index, target);
        }
        return new SmallTensor(target, DoubleStream.of(made).boxed().toList());
    }

    private int flat(int[] index) {
        int flat = 0;
        for (int k = 0; k < index.length; k++) {
            Check.require(index[k] >= 0 && index[k] < shape.dim(k), "index", "within " + shape.dim(k), index[k]);
            flat = flat * Math.toIntExact(shape.dim(k)) + index[k];
        }
        return flat;
    }

    private static void advance(int[] index, TensorShape shape) {
        for (int k = index.length - 1; k >= 0; k--) {
            index[k]++;
            if (index[k] < shape.dim(k)) {
                return;
            }
            index[k] = 0;
        }
    }
}
