package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * How many samples took each path and how many of them were answered right: all that remains of a data set once a policy has
 * decided.
 *
 * @param entries distinct paths, in the order of their exits, then of their evaluated heads
 */
public record PathHistogram(List<Entry> entries) implements PathCounts {
    /**
     * One path and its samples.
     *
     * @param path taken by all of them
     * @param count number of samples, > 0
     * @param correct number of them answered right, 0 … count
     */
    public record Entry(Path path, int count, int correct) {
        public Entry {
            Check.positive("count", (long) count);
            Check.inRange("correct", correct, 0, count);
        }
    }

    public PathHistogram {
        entries = Check.notEmpty("entries", entries);
    }

    /**
     * The histogram of a rule that asks every head of a fixed set on the way until one lets the sample go.
     *
     * @param heads bits of the heads asked; the bit of an exit at which samples leave should be set
     * @param counts [exit], number of samples that left there
     * @param correct [exit], number of those answered right
     */
    public static PathHistogram ofExits(long heads, int[] counts, int[] correct) {
        List<Entry> entries = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] > 0) {
                entries.add(new Entry(Path.of(k, heads & (-1L >>> (63 - k))), counts[k], correct[k]));
            }
        }
        return new PathHistogram(entries);
    }

    @Override
    public PathHistogram histogram() {
        return this;
    }

    @Override
    public int samples() {
        return entries.stream().mapToInt(Entry::count).sum();
    }

    /** Index of the last exit at which a sample left. */
    public int deepestExit() {
        return entries.stream().mapToInt(entry -> entry.path().exit()).max().orElseThrow();
    }

    /** Mean index of the exit at which samples left. */
    public double meanExit() {
        return entries.stream()
                        .mapToDouble(
                                entry -> (double) entry.count() * entry.path().exit())
                        .sum()
                / samples();
    }

    @Override
    public double accuracy() {
        return (double) entries.stream().mapToInt(Entry::correct).sum() / samples();
    }
}
