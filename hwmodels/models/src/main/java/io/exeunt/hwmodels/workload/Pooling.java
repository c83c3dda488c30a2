package io.exeunt.hwmodels.workload;

import io.exeunt.ground.Check;

/**
 * Maximum or average over windows; a global pooling has a window as large as its input.
 *
 * @param name unique within the graph
 * @param kind what is taken of each window
 * @param input input shape
 * @param output output shape
 * @param kernel the windows; their strides change no count and may be unsaid
 */
public record Pooling(String name, Kind kind, FeatureMap input, FeatureMap output, Kernel kernel) implements Operator {
    /** What is taken of each window. */
    public enum Kind {
        MAX,
        AVERAGE
    }

    public Pooling {
        Check.notBlank("name", name);
    }

    /** Windows over a plane of which nobody says how they move. */
    public Pooling(String name, Kind kind, FeatureMap input, FeatureMap output, int kernelHeight, int kernelWidth) {
        this(name, kind, input, output, Kernel.of(kernelHeight, kernelWidth, 0));
    }

    /** Average over the whole map, one number per channel. */
    public static Pooling globalAverage(String name, FeatureMap input) {
        return global(name, Kind.AVERAGE, input);
    }

    /** One number per channel, taken of the whole map. */
    public static Pooling global(String name, Kind kind, FeatureMap input) {
        Kernel whole = new Kernel(
                input.depth() == 1 ? WindowAxis.UNIT : WindowAxis.of(input.depth(), 0),
                WindowAxis.of(input.height(), 0),
                WindowAxis.of(input.width(), 0));
        return new Pooling(name, kind, input, FeatureMap.flat(input.channels()), whole);
    }

    @Override
    public long macs() {
        return 0;
    }

    @Override
    public long otherOps() {
        return Math.multiplyExact(output.elements(), kernel.area());
    }

    @Override
    public long parameters() {
        return 0;
    }
}
