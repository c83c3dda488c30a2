package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A node and what it reads.
 *
 * @param node the node
 * @param opset version of ONNX's own operators
 * @param values what it reads, in order; null for what is left out
 */
record Call(OnnxNode node, long opset, List<@Nullable Value> values) {
    /** How one operator makes outputs of inputs. */
    @FunctionalInterface
    interface Rule {
        /**
         * What a node makes.
         *
         * @throws IllegalArgumentException if it can't be what it says
         */
        Made apply(Call call);
    }

    boolean has(int input) {
        return input < values.size() && values.get(input) != null;
    }

    Value value(int input) {
        Value value = input < values.size() ? values.get(input) : null;
        if (value == null) {
            throw new IllegalArgumentException("Expected at least " + (input + 1) + " inputs, given " + values.size());
        }
        return value;
    }

    TensorShape shape(int input) {
        return value(input).shape();
    }

    boolean constant(int input) {
        return has(input) && value(input).constant();
    }

    Optional<SmallTensor> small(int input) {
        return has(input) ? value(input).small() : Optional.empty();
    }

    /**
     * Values that decide a shape.
     *
     * @throws IllegalArgumentException if they are known only at run time
     */
    SmallTensor decisive(int input) {
        return value(input)
                .small()
                .orElseThrow(() -> new IllegalArgumentException("its shape depends on the values of '"
                        + node.inputs().get(input) + "', which are known only at run time"));
    }

    /** Whole numbers told by an input, or in older opsets by an attribute. */
    Optional<List<Long>> integers(int input, String attribute) {
        return has(input) ? Optional.of(decisive(input).integers()) : node.integers(attribute);
    }

    /** The inputs that are computed at run time. */
    List<TensorShape> activations() {
        return shapes(value -> !value.constant());
    }

    /** The inputs that are stored. */
    List<TensorShape> stored() {
        return shapes(Value::constant);
    }

    private List<TensorShape> shapes(Predicate<Value> which) {
        List<TensorShape> shapes = new ArrayList<>();
        for (Value value : values) {
            if (value != null && which.test(value)) {
                shapes.add(value.shape());
            }
        }
        return shapes;
    }

    /** All inputs that are there, with axes of length 1 repeated. */
    TensorShape broadcast() {
        return IntStream.range(0, values.size())
                .filter(this::has)
                .mapToObj(this::shape)
                .reduce(TensorShape::broadcast)
                .orElseThrow(() -> new IllegalArgumentException("Expected an input, given none"));
    }

    /** An int that counts something. */
    static int count(String what, long number) {
        Check.require(number > 0 && number <= Integer.MAX_VALUE, what, "> 0 and below 2^31", number);
        return (int) number;
    }
}
