package io.exeunt.explore;

import io.exeunt.simulator.policy.PathHistogram;

/**
 * How many samples leave at each exit under a rule that asks every head of a fixed set until one lets the sample go.
 *
 * @param heads bits of the heads asked
 * @param counts [exit], samples that leave there
 * @param correct [exit], samples among them that are answered right
 */
@SuppressWarnings("ArrayRecordComponent")
record ExitCounts(long heads, int[] counts, int[] correct) {
    static ExitCounts none(long heads, int exits) {
        return new ExitCounts(heads, new int[exits], new int[exits]);
    }

    PathHistogram histogram() {
        return PathHistogram.ofExits(heads, counts, correct);
    }
}
