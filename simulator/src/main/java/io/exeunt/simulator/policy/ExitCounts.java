package io.exeunt.simulator.policy;

import io.exeunt.ground.Check;
import java.util.stream.IntStream;

/**
 * How many samples leave at each exit under a rule that asks every head of a fixed set until one lets the sample go.
 *
 * <p>The arrays are shared, not copied: treat them as read-only.
 *
 * @param heads bits of the heads asked
 * @param counts [exit], samples that leave there
 * @param correct [exit], samples among them that are answered right
 */
@SuppressWarnings("ArrayRecordComponent")
public record ExitCounts(long heads, int[] counts, int[] correct) implements PathCounts {
    public ExitCounts {
        if (counts.length != correct.length) {
            Check.require(false, "correct", counts.length + " numbers", correct.length);
        }
    }

    /** Zeros, to be filled by a kernel. */
    public static ExitCounts none(long heads, int exits) {
        return new ExitCounts(heads, new int[exits], new int[exits]);
    }

    @Override
    public int samples() {
        return IntStream.of(counts).sum();
    }

    @Override
    public double accuracy() {
        return (double) IntStream.of(correct).sum() / samples();
    }

    @Override
    public PathHistogram histogram() {
        return PathHistogram.ofExits(heads, counts, correct);
    }
}
