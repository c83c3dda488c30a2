package io.exeunt.explore;

import io.exeunt.hwmodels.workload.Precision;
import io.exeunt.simulator.network.EarlyExitNetwork;
import io.exeunt.simulator.network.ExitSet;
import io.exeunt.simulator.network.MemoryFootprint;
import io.exeunt.simulator.policy.ExitCounts;
import io.exeunt.simulator.policy.PathCounts;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Peak memory of designs ({@link MemoryFootprint}): the backbone and those heads that samples of the fit split ask, in the precision of each
 * board; 4 bytes a number without one. Safe for use by many threads.
 */
final class PeakMemory {
    private final StudySubject subject;
    private final List<Precision> precisions;
    private final Across across;
    private final Map<Heads, Double> known = new ConcurrentHashMap<>();

    PeakMemory(StudySubject subject, List<Board> boards, Across across) {
        this.subject = subject;
        this.across = across;
        this.precisions = boards.isEmpty()
                ? List.of(Precision.FP32)
                : boards.stream().map(PeakMemory::precision).toList();
    }

    private record Heads(int system, long bits) {}

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
        return known.computeIfAbsent(new Heads(system, heads), this::computed);
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

    private double computed(Heads asked) {
        EarlyExitNetwork network = subject.systems().get(asked.system()).network();
        if (network == null) {
            return Double.NaN;
        }
        long all = -1L >>> (Long.SIZE - network.exits());
        ExitSet kept = new ExitSet(network.exits(), (asked.bits() | 1L << network.exits() - 1) & all);
        MemoryFootprint footprint = MemoryFootprint.of(network, kept);
        return across.of(precisions.stream().mapToDouble(footprint::bytes).toArray());
    }
}
