package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/** What convolutions have in common, transposed ones included: a window, channel groups, and maybe a bias per output channel. */
public sealed interface GroupedConvolution extends Operator permits Convolution, TransposedConvolution {
    /** Its window, strides > 0. */
    Kernel kernel();

    /** Channel groups, > 0, dividing both channel counts. */
    int groups();

    /** Whether one bias per output channel is stored and added. */
    boolean bias();

    /** Whether each group holds a single input channel (and there is more than one). */
    default boolean depthwise() {
        return groups() > 1 && groups() == input().channels();
    }

    @Override
    default long otherOps() {
        return bias() ? output().elements() : 0;
    }

    /** Holds the ranges of the parts. */
    static void check(String name, FeatureMap input, FeatureMap output, Kernel kernel, int groups) {
        Check.notBlank("name", name);
        Check.positive("depth stride", (long) kernel.depth().stride());
        Check.positive("stride", (long) kernel.height().stride());
        Check.positive("stride", (long) kernel.width().stride());
        Check.positive("groups", (long) groups);
        if (input.channels() % groups != 0 || output.channels() % groups != 0) { // words are put together only then
            throw new IllegalArgumentException("Expected groups of " + name + " to be a divisor of " + input.channels()
                    + " and " + output.channels() + ", given " + groups);
        }
    }
}
