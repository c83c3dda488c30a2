package io.exeunt.hwmodels.onnx;

import io.exeunt.ground.Check;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file says of a tensor.
 *
 * @param name of it
 * @param type of its elements
 * @param dims its axes; empty if the file does not say how many there are
 */
record TensorInfo(String name, ElementType type, Optional<List<Axis>> dims) {
    TensorInfo {
        dims = dims.map(List::copyOf);
    }

    /**
     * An axis.
     *
     * @param length in elements; -1 where it is not fixed
     * @param label by which the file calls an axis that is not fixed; may be empty
     */
    record Axis(long length, String label) {
        Axis {
            Check.require(length >= -1, "length", ">= 0, or -1 where it is not fixed", length);
        }

        boolean fixed() {
            return length >= 0;
        }

        private String text() {
            return fixed() ? String.valueOf(length) : label.isEmpty() ? "?" : label;
        }
    }

    /** Its shape, if all axes are fixed. */
    Optional<TensorShape> shape() {
        return dims.filter(axes -> axes.stream().allMatch(Axis::fixed))
                .map(axes -> new TensorShape(axes.stream().map(Axis::length).toList()));
    }

    /** For messages: "batchx3xheightxwidth". */
    String text() {
        return dims.map(axes -> axes.stream().map(Axis::text).collect(Collectors.joining("x")))
                .orElse("unknown");
    }
}
