package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Maximum or average over windows; a global pooling has a window as large as its input.
 *
 * @param name unique within the graph
 * @param kind what is taken of each window
 * @param input input shape
 * @param output output shape
 * @param kernelHeight window rows, > 0
 * @param kernelWidth window columns, > 0
 */
public record Pooling(String name, Kind kind, FeatureMap input, FeatureMap output, int kernelHeight, int kernelWidth)
        implements Operator {
    /** What is taken of each window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    public Pooling {
        Check.notBlank("name", name);
        Check.positive("kernelHeight", (long) kernelHeight);
        Check.positive("kernelWidth", (long) kernelWidth);
    }

    /** Average over the whole map, one number per channel. */
    public static Pooling globalAverage(String name, FeatureMap input) {
        return new Pooling(name, Kind.AVERAGE, input, FeatureMap.flat(input.channels()), input.height(), input.width());
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long otherOps() {
        return output.elements() * kernelHeight * kernelWidth;
    }

    @Override
    public long parameters() {
        return 0;
    }
}
