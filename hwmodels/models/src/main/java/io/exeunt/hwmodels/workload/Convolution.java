package io.exeunt.hwmodels.workload;

/**
 * Convolution over one, two or three axes, dense, grouped or depthwise. A batch norm that follows and is folded into it leaves one bias
 * per output channel.
 *
 * @param name unique within the graph
 * @param input input shape
 * @param output output shape
 * @param kernel its window, strides > 0
 * @param groups channel groups, > 0, dividing both channel counts; = input channels for a depthwise convolution
 * @param bias whether one bias per output channel is stored and added
 */
public record Convolution(String name, FeatureMap input, FeatureMap output, Kernel kernel, int groups, boolean bias)
        implements GroupedConvolution {
    public Convolution {
        GroupedConvolution.check(name, input, output, kernel, groups);
    }

    /** A convolution over a plane with one stride, of which nobody says the padding. */
    public Convolution(
            String name,
            FeatureMap input,
            FeatureMap output,
            int kernelHeight,
            int kernelWidth,
            int stride,
            int groups,
            boolean bias) {
        this(name, input, output, Kernel.of(kernelHeight, kernelWidth, stride), groups, bias);
    }

    /** Whether Winograd's algorithm can take its place: dense, 3×3 over a plane, step 1, no gaps. */
    public boolean winogradShape() {
        return groups == 1 && kernel.dense3x3();
    }

    /** Weights of one output element: (input channels / groups) × kernel area. */
    public long weightsPerOutput() {
        return Math.multiplyExact(kernel.area(), input.channels() / groups);
    }

    @Override
    public long macs() {
        return Math.multiplyExact(output.elements(), weightsPerOutput());
    }

    @Override
    public long parameters() {
        return Math.multiplyExact(weightsPerOutput() + (bias ? 1 : 0), output.channels());
    }
}
