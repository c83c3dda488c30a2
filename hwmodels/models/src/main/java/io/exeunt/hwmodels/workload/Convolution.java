package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Two-dimensional convolution, dense, grouped or depthwise. A batch norm that follows and is folded into it leaves one bias per
 * output channel.
 *
 * @param name unique within the graph
 * @param input input shape
 * @param output output shape
 * @param kernelHeight kernel rows, > 0
 * @param kernelWidth kernel columns, > 0
 * @param stride step, > 0, the same in both directions
 * @param groups channel groups, > 0, dividing both channel counts; = input channels for a depthwise convolution
 * @param bias whether one bias per output channel is stored and added
 */
public record Convolution(
        String name,
        FeatureMap input,
        FeatureMap output,
        int kernelHeight,
        int kernelWidth,
        int stride,
        int groups,
        boolean bias)
        implements Operator {
    public Convolution {
        Check.notBlank("name", name);
        Check.positive("kernelHeight", (long) kernelHeight);
        Check.positive("kernelWidth", (long) kernelWidth);
        Check.positive("stride", (long) stride);
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

    /** Weights of one output element: (input channels / groups) × kernel area. */
    public long weightsPerOutput() {
        return (long) (input.channels() / groups) * kernelHeight * kernelWidth;
    }

    @Override
    public long macs() {
        return output.elements() * weightsPerOutput();
    }

    @Override
    public long otherOps() {
        return bias ? output.elements() : 0;
    }

    @Override
    public long parameters() {
        return output.channels() * (weightsPerOutput() + (bias ? 1 : 0));
    }
}
