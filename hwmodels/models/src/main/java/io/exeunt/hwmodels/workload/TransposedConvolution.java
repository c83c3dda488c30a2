package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Transposed convolution ("deconvolution"): each input element is spread over a window of the output, so it is the input that counts.
 *
 * @param name unique within the graph
 * @param input input shape
 * @param output output shape
 * @param kernel window over the output, strides > 0
 * @param groups channel groups, > 0, dividing both channel counts
 * @param bias whether one bias per output channel is stored and added
 */
public record TransposedConvolution(
        String name, FeatureMap input, FeatureMap output, Kernel kernel, int groups, boolean bias) implements Operator {
    public TransposedConvolution {
        Check.notBlank("name", name);
        Check.positive("depth stride", (long) kernel.depth().stride());
        Check.positive("stride", (long) kernel.height().stride());
        Check.positive("stride", (long) kernel.width().stride());
        Check.positive("groups", (long) groups);
        Check.require(
                input.channels() % groups == 0 && output.channels() % groups == 0,
                "groups of " + name,
                "a divisor of " + input.channels() + " and " + output.channels(),
                groups);
    }

    /** Whether each group holds a single input channel (and there is more than one). */
    public boolean depthwise() {
        return groups > 1 && groups == input.channels();
    }

    /** Weights that one input element meets: (output channels / groups) × kernel area. */
    public long weightsPerInput() {
        return (output.channels() / groups) * kernel.area();
    }

    @Override
    public long macs() {
        return input.elements() * weightsPerInput();
    }

    @Override
    public long otherOps() {
        return bias ? output.elements() : 0;
    }

    @Override
    public long parameters() {
        return input.channels() * weightsPerInput() + (bias ? output.channels() : 0);
    }
}
