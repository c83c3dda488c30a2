package io.exeunt.explore;

import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.MemoryFootprint;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Peak memory of designs ({@link MemoryFootprint}): the backbone and those heads that samples of the fit split ask, in the precision of each
 * board; 4 bytes a number without one. Safe for use by many threads.
 */
final class PeakMemory {
    /** [system]; empty where its operators are not known. */
    private final List<Optional<Parts>> systems;

    private final List<Precision> precisions;
    private final Across across;

    PeakMemory(StudySubject subject, List<Board> boards, Across across) {
        this.across = across;
        this.systems = subject.systems().stream()
                .map(system -> Optional.ofNullable(system.network()).map(Parts::of))
                .toList();
        this.precisions = boards.isEmpty()
                ? List.of(Precision.FP32)
                : boards.stream().map(PeakMemory::precision).toList();
    }

    /**
     * A network by its heads.
     *
     * @param bare the backbone with the final head
     * @param withHead [side exit], the same with that head as well
     */
    private record Parts(MemoryFootprint bare, List<MemoryFootprint> withHead) {
        static Parts of(EarlyExitNetwork network) {
            int last = network.exits() - 1;
            return new Parts(
                    MemoryFootprint.of(network, ExitSet.finalOnly(network.exits())),
                    IntStream.range(0, last)
                            .mapToObj(k -> new ExitSet(network.exits(), 1L << k | 1L << last))
                            .map(kept -> MemoryFootprint.of(network, kept))
                            .toList());
        }

        /** Weights add up; the activations are those of the greediest operator. */
        MemoryFootprint with(long heads) {
            long parameters = bare.parameters();
            long peak = bare.peakActivations();
            for (int k = 0; k < withHead.size(); k++) {
                if ((heads >>> k & 1) != 0) {
                    parameters += withHead.get(k).parameters() - bare.parameters();
                    peak = Math.max(peak, withHead.get(k).peakActivations());
                }
            }
            return new MemoryFootprint(parameters, peak);
        }
    }

    private static Precision precision(Board board) {
        return board.uncertain()
                .map(file -> file.spec().under(file.conditions()).precision())
                .orElse(Precision.FP32);
    }

    /** In bytes, over all boards; NaN where the operators are not known. */
    double bytes(int system, PathCounts counts) {
        return bytes(system, heads(counts));
    }

    /**
     * The same with these heads.
     *
     * @param heads their bits; the final one is always there
     */
    double bytes(int system, long heads) {
        return bytes(system, heads, across);
    }

    /** In bytes on the board that needs the most, which a limit is held against; NaN where the operators are not known. */
    double mostBytes(int system, PathCounts counts) {
        return mostBytes(system, heads(counts));
    }

    /** The same with these heads. */
    double mostBytes(int system, long heads) {
        return bytes(system, heads, Across.WORST);
    }

    private double bytes(int system, long heads, Across over) {
        return systems.get(system)
                .map(parts -> parts.with(heads))
                .map(footprint -> over.of(
                        precisions.stream().mapToDouble(footprint::bytes).toArray()))
                .orElse(Double.NaN);
    }

    private static long heads(PathCounts counts) {
        if (counts instanceof ExitCounts byExit) {
            return byExit.heads();
        }
        long heads = 0;
        for (PathHistogram.Entry entry : ((PathHistogram) counts).entries()) {
            heads |= entry.path().evaluated();
        }
        return heads;
    }
}
