package io.exeunt.hwmodels.onnx;

import java.util.List;

/** What an attribute of a node says, as far as shapes and counts depend on it. */
sealed interface OnnxAttribute {
    /** A whole number. */
    record Whole(long value) implements OnnxAttribute {}

    /** A number. */
    record Real(double value) implements OnnxAttribute {}

    /** Whole numbers. */
    record Wholes(List<Long> values) implements OnnxAttribute {
        public Wholes {
            values = List.copyOf(values);
        }
    }

    /** Numbers. */
    record Reals(List<Double> values) implements OnnxAttribute {
        public Reals {
            values = List.copyOf(values);
        }
    }

    /** A text. */
    record Text(String value) implements OnnxAttribute {}

    /** A stored tensor. */
    record Stored(StoredTensor tensor) implements OnnxAttribute {}

    /** A graph of its own, as control flow has, or anything else that is not read. */
    record Other() implements OnnxAttribute {}
}
