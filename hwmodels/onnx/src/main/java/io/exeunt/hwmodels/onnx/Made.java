package io.exeunt.hwmodels.onnx;

import java.util.List;
import java.util.Optional;

/**
 * What a node makes.
 *
 * @param shapes of its outputs; fewer than it has where nobody reads the rest
 * @param work that it is
 * @param small values of the first output, where they follow from shapes and stored values alone
 */
record Made(List<TensorShape> shapes, Work work, Optional<SmallTensor> small) {
    Made {
        shapes = List.copyOf(shapes);
    }

    static Made of(TensorShape shape, Work work) {
        return new Made(List.of(shape), work, Optional.empty());
    }

    /** Work of which the values are known too, if they are. */
    static Made of(TensorShape shape, Work work, Optional<SmallTensor> small) {
        return new Made(List.of(shape), work, small);
    }

    /** Values that follow from shapes and stored values: no work at run time. */
    static Made value(SmallTensor small) {
        return new Made(List.of(small.shape()), new Work.Seen(), Optional.of(small));
    }
}
