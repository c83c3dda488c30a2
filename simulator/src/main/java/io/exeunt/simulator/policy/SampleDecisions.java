package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import io.exeunt.simulator.trace.TraceSplit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Sample by sample what a policy did with a split: what a {@link PathHistogram} forgets, and what comparing two policies on the same
 * samples needs.
 *
 * <p>The arrays are shared, not copied: treat them as read-only.
 *
 * @param paths the distinct paths
 * @param path [sample], index of its path in {@code paths}
 * @param right [sample], whether its answer was right
 */
@SuppressWarnings("ArrayRecordComponent")
public record SampleDecisions(List<Path> paths, int[] path, boolean[] right) {
    public SampleDecisions {
        paths = Check.notEmpty("paths", paths);
        Check.require(
                path.length > 0 && path.length == right.length,
                "samples",
                right.length + " in number and > 0",
                path.length);
        for (int i = 0; i < path.length; i++) {
            if (path[i] < 0 || path[i] >= paths.size()) {
                Check.inRange("path[" + i + "]", path[i], 0, paths.size() - 1);
            }
        }
    }

    /**
     * The decisions of a rule that asks every head of a fixed set on the way until one lets the sample go; the counterpart of
     * {@link PathHistogram#ofExits}.
     *
     * @param heads bits of the heads asked; the bit of an exit at which samples leave should be set
     * @param exit [sample], where it left
     * @param right [sample], whether its answer was right
     */
    public static SampleDecisions ofExits(long heads, int[] exit, boolean[] right) {
        int last = IntStream.of(exit).max().orElse(0);
        List<Path> paths = IntStream.rangeClosed(0, last)
                .mapToObj(k -> Path.of(k, heads & (-1L >>> (63 - k))))
                .toList();
        return new SampleDecisions(paths, exit, right);
    }

    /** The decisions given as one path per sample. */
    public static SampleDecisions ofPaths(List<Path> pathBySample, boolean[] right) {
        Map<Path, Integer> indexByPath = new LinkedHashMap<>();
        int[] path = new int[pathBySample.size()];
        for (int i = 0; i < path.length; i++) {
            Integer next = indexByPath.size();
            Integer known = indexByPath.putIfAbsent(pathBySample.get(i), next);
            path[i] = Optional.ofNullable(known).orElse(next);
        }
        return new SampleDecisions(List.copyOf(indexByPath.keySet()), path, right);
    }

    /**
     * The decisions of a policy that looks at each sample by itself, found by showing it one sample at a time.
     *
     * @throws UnsupportedOperationException if single samples do not add up to {@link FittedPolicy#paths} of the whole split
     */
    static SampleDecisions oneByOne(FittedPolicy policy, TraceSplit split) {
        Path[] path = new Path[split.samples()];
        boolean[] right = new boolean[path.length];
        for (int i = 0; i < path.length; i++) {
            PathHistogram.Entry only = policy.paths(split.sample(i)).entries().get(0);
            path[i] = only.path();
            right[i] = only.correct() == 1;
        }
        SampleDecisions decisions = ofPaths(Arrays.asList(path), right);
        if (!tally(decisions.histogram()).equals(tally(policy.paths(split)))) {
            throw new UnsupportedOperationException(
                    "The policy decides about the samples of a split together; only its own"
                            + " decisions(TraceSplit) could say what became of each");
        }
        return decisions;
    }

    private static Map<Path, List<Integer>> tally(PathHistogram histogram) {
        Map<Path, List<Integer>> tally = new LinkedHashMap<>();
        for (PathHistogram.Entry entry : histogram.entries()) {
            tally.merge(
                    entry.path(),
                    List.of(entry.count(), entry.correct()),
                    (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
        }
        return tally;
    }

    /** Number of samples. */
    public int samples() {
        return path.length;
    }

    /** The path of a sample. */
    public Path pathOf(int sample) {
        return paths.get(path[sample]);
    }

    /** Index of the exit at which a sample left. */
    public int exit(int sample) {
        return pathOf(sample).exit();
    }

    /** Paths with their counts. */
    public PathHistogram histogram() {
        PathTally tally = new PathTally();
        for (int i = 0; i < path.length; i++) {
            tally.add(pathOf(i), right[i]);
        }
        return tally.histogram();
    }
}
