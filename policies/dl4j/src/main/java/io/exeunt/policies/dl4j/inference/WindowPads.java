package io.exeunt.policies.dl4j.inference;

import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/** What a window that goes over a map needs around it. */
final class WindowPads {
    private WindowPads() {}

    /** How far a kernel reaches whose elements are so far apart. */
    static int reach(int kernel, int dilation) {
        return (kernel - 1) * dilation + 1;
    }

    /**
     * One axis of a window's way over a map.
     *
     * @param reach of the kernel, dilation included
     */
    record Axis(int in, int out, int reach, int stride, int padding) {
        /** What mode Same puts ahead of and behind the map. */
        long[] same() {
            int total = Math.max(0, (out - 1) * stride + reach - in);
            return new long[] {total / 2, total - total / 2};
        }
    }

    /** What is put ahead of and behind rows and columns, as ONNX lists it. */
    static List<Long> pads(String name, ConvolutionMode mode, Axis rows, Axis columns) {
        return switch (mode) {
            case Same -> List.of(rows.same()[0], columns.same()[0], rows.same()[1], columns.same()[1]);
            case Strict, Truncate ->
                List.of((long) rows.padding(), (long) columns.padding(), (long) rows.padding(), (long)
                        columns.padding());
            case Causal -> throw InferenceLayers.unknown(name, "causal convolution");
        };
    }
}
