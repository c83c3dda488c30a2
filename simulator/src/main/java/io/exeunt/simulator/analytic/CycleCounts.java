package io.exeunt.simulator.analytic;

import java.util.stream.DoubleStream;

/**
 * Mean cycles per inference of the compute unit's clock, over all samples; those of switching clocks are not among them. The same numbers as an
 * {@link io.exeunt.simulator.result.Outcome} has, without all else.
 *
 * <p>The arrays are shared, not copied: treat them as read-only.
 *
 * @param segments [exit], cycles of each backbone segment
 * @param heads [exit], cycles of each exit's head; 0 for heads that are not asked
 */
@SuppressWarnings("ArrayRecordComponent")
public record CycleCounts(double[] segments, double[] heads) {
    /** All of them. */
    public double total() {
        return DoubleStream.of(segments).sum() + DoubleStream.of(heads).sum();
    }
}
