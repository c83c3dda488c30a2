package io.exeunt.hwmodels.workload;

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
        String name, FeatureMap input, FeatureMap output, Kernel kernel, int groups, boolean bias)
        implements GroupedConvolution {
    public TransposedConvolution {
        GroupedConvolution.check(name, input, output, kernel, groups);
    }

    /** Weights that one input element meets: (output channels / groups) × kernel area. */
    public long weightsPerInput() {
        return Math.multiplyExact(kernel.area(), output.channels() / groups);
    }

    @Override
    public long macs() {
        return Math.multiplyExact(input.elements(), weightsPerInput());
    }

    @Override
    public long parameters() {
        return Math.multiplyExact(weightsPerInput(), input.channels()) + (bias ? output.channels() : 0);
    }
}
