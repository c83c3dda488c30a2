package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Softmax over the channels of each position.
 *
 * @param name unique within the graph
 * @param output shape of input and output
 */
public record Softmax(String name, FeatureMap output) implements Operator {
    public Softmax {
        Check.notBlank("name", name);
    }

    @Override
    public FeatureMap input() {
        return output;
    }

    @Override
    public long macs() {
        return 0;
    }

    /** Maximum, difference, exponential, sum and quotient: five operations per element. */
    @Override
    public long otherOps() {
        return Math.multiplyExact(output.elements(), 5);
    }

    @Override
    public long parameters() {
        return 0;
    }
}
