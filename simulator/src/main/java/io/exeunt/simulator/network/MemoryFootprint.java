package io.exeunt.simulator.network;

import io.exeunt.ground.Check;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.Precision;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Memory that a network with some of its exits needs for one sample: what is stored, and what is alive while it runs.
 *
 * @param parameters stored weights of the backbone and of the kept exits' heads
 * @param peakActivations largest number of activation elements that one operator reads and writes
 * @implNote Activations kept for a skip connection or for a branch while something else runs are not counted, so the peak is a
 *     lower bound; a runtime's workspace is not modelled.
 */
public record MemoryFootprint(long parameters, long peakActivations) {
    public MemoryFootprint {
        Check.nonNegative("parameters", parameters);
        Check.nonNegative("peakActivations", peakActivations);
    }

    /** The footprint of a network that keeps these exits. */
    public static MemoryFootprint of(EarlyExitNetwork network, ExitSet kept) {
        Check.require(kept.exits() == network.exits(), "exits", "" + network.exits(), kept.exits());
        long parameters = parts(network, kept).mapToLong(Segment::parameters).sum();
        long peak = parts(network, kept)
                .flatMap(part -> part.operators().stream())
                .mapToLong(MemoryFootprint::touched)
                .max()
                .orElse(0);
        return new MemoryFootprint(parameters, peak);
    }

    private static Stream<Segment> parts(EarlyExitNetwork network, ExitSet kept) {
        return Stream.concat(
                network.segments().stream(), IntStream.of(kept.indices()).mapToObj(network.branches()::get));
    }

    private static long touched(Operator operator) {
        return operator.inputElements() + operator.outputElements();
    }

    /** Both together in bytes. */
    public long bytes(Precision precision) {
        return (parameters + peakActivations) * precision.bytes();
    }
}
