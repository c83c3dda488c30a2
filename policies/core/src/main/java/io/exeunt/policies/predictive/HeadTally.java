package io.exeunt.policies.predictive;

import io.exeunt.simulator.policy.Path;
import io.exeunt.simulator.policy.PathHistogram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Counts samples whose whole path is told by the heads asked: each but the first was foretold at the one before. */
final class HeadTally {
    private final Map<Long, int[]> tallyByHeads = new HashMap<>();

    void add(long heads, boolean right) {
        int[] tally = tallyByHeads.computeIfAbsent(heads, unknown -> new int[2]);
        tally[0]++;
        tally[1] += right ? 1 : 0;
    }

    PathHistogram histogram() {
        return new PathHistogram(tallyByHeads.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Long::compareUnsigned))
                .map(entry -> new PathHistogram.Entry(path(entry.getKey()), entry.getValue()[0], entry.getValue()[1]))
                .toList());
    }

    /** Ends at the last head asked. */
    private static Path path(long heads) {
        List<Integer> foretold = LongStream.iterate(heads & (heads - 1), rest -> rest != 0, rest -> rest & (rest - 1))
                .mapToObj(Long::numberOfTrailingZeros)
                .toList();
        return new Path(63 - Long.numberOfLeadingZeros(heads), heads, foretold);
    }
}
