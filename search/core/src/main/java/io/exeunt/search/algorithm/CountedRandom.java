package io.exeunt.search.algorithm;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The numbers of a {@link SplittableRandom}, counted as they are drawn, so that they can be drawn on from there in another process. Source
 * of the step from one state to the next: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 */
final class CountedRandom implements RandomGenerator {
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private final SplittableRandom numbers;
    private long draws;

    /**
     * Numbers of a seed.
     *
     * @param draws how many were drawn before
     */
    CountedRandom(long seed, long draws) {
        this.numbers = new SplittableRandom(seed + draws * STEP);
        this.draws = draws;
    }

    /** How many numbers have been drawn. */
    long draws() {
        return draws;
    }

    @Override
    public long nextLong() {
        draws++;
        return numbers.nextLong();
    }

    @Override
    public int nextInt() {
        draws++;
        return numbers.nextInt();
    }
}
