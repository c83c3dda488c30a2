package io.exeunt.simulator.policy;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts samples by path; its snapshot is a {@link PathHistogram}, which does not depend on the order in which samples were added.
 * For stateful rules whose paths vary in more than the exit; not thread-safe.
 */
public final class PathTally {
    private static final Comparator<Path> ORDER = Comparator.comparingInt(Path::exit)
            .thenComparing(Path::evaluated, Long::compareUnsigned)
            .thenComparing(path -> path.forecasts().toString());

    private final Map<Path, int[]> tallyByPath = new LinkedHashMap<>();

    /** Adds one sample. */
    public void add(Path path, boolean correct) {
        int[] tally = tallyByPath.computeIfAbsent(path, p -> new int[2]);
        tally[0]++;
        tally[1] += correct ? 1 : 0;
    }

    /** What has been added so far; at least one sample. */
    public PathHistogram histogram() {
        List<PathHistogram.Entry> entries = tallyByPath.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ORDER))
                .map(entry -> new PathHistogram.Entry(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
        return new PathHistogram(entries);
    }
}
