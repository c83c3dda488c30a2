package io.exeunt.hwmodels.onnx;

import io.exeunt.hwmodels.workload.ElementWise;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Pooling;
import io.exeunt.hwmodels.workload.Recurrent;
import java.util.Optional;

/** What a node does to activations, before it is known how they are laid out. */
sealed interface Work {
    /** The same elements in another shape. */
    record Seen() implements Work {}

    /** Elements are moved, repeated or left out. */
    record Moved() implements Work {}

    /**
     * Something is done to each element.
     *
     * @param kind what
     * @param operand shape of the stored tensor that takes part, if one does
     */
    record Each(ElementWise.Kind kind, Optional<TensorShape> operand) implements Work {}

    /**
     * A convolution.
     *
     * @param kernel its window
     * @param groups channel groups
     * @param bias whether a bias is stored
     * @param transposed whether it is a transposed one
     */
    record Convolved(Kernel kernel, int groups, boolean bias, boolean transposed) implements Work {}

    /**
     * A pooling over windows.
     *
     * @param kind what is taken of each
     * @param kernel the windows
     */
    record Pooled(Pooling.Kind kind, Kernel kernel) implements Work {}

    /**
     * Whole axes are made one number.
     *
     * @param kind how
     */
    record Reduced(Pooling.Kind kind) implements Work {}

    /**
     * A fully connected layer.
     *
     * @param inFeatures input features
     * @param outFeatures output features
     * @param bias whether a bias is stored
     */
    record Connected(int inFeatures, int outFeatures, boolean bias) implements Work {}

    /**
     * Products of two activations.
     *
     * @param products how many, batch included
     * @param rows of the left factor
     * @param inner shared dimension
     * @param columns of the right factor
     */
    record Multiplied(long products, int rows, int inner, int columns) implements Work {}

    /**
     * A look-up in a stored table.
     *
     * @param vocabulary rows of it
     * @param features length of a row
     */
    record LookedUp(int vocabulary, int features) implements Work {}

    /**
     * A recurrent layer.
     *
     * @param cell what a step does
     * @param inFeatures of a step
     * @param hidden features of the state
     * @param steps length of the sequence
     * @param bidirectional whether it runs both ways
     * @param bias whether biases are stored
     */
    record Recurring(Recurrent.Cell cell, int inFeatures, int hidden, int steps, boolean bidirectional, boolean bias)
            implements Work {}

    /** A softmax. */
    record Softened() implements Work {}
}
