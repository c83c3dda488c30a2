package io.exeunt.simulator.policy;

import io.exeunt.hwmodels.Check;
import java.util.List;

/**
 * How many samples took each path and how many of them were answered right: all that remains of a data set once a policy has
 * decided.
 *
 * @param entries distinct paths, in the order of their exits, then of their evaluated heads
 */
public record PathHistogram(List<Entry> entries) {
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

    /** Number of samples. */
    public int samples() {
        return entries.stream().mapToInt(Entry::count).sum();
    }

    /** Share of samples answered right. */
    public double accuracy() {
        return (double) entries.stream().mapToInt(Entry::correct).sum() / samples();
    }
}
