package io.exeunt.policies.exit;

import java.util.Arrays;

/**
 * The counting of {@link ThresholdKernel} in words of 32 bits, which machines with {@link VectorPopulations} count many of at once: loops over
 * whole rows, each an array of its own, are what Java's compiler turns into vector instructions. Immutable; may be shared between threads.
 */
final class LaneRows {
    private final int exits;
    private final int levels;
    private final int samples;
    private final int[] everybody;
    /** [exit · levels + level][word]. */
    private final int[][] reaching;
    /** [exit][word]. */
    private final int[][] right;

    /**
     * The same rows in shorter words.
     *
     * @param samples how many bits count
     * @param everybody [word], all samples
     * @param reaching [exit · levels + level][word], samples whose score reaches the level's threshold; without the final exit
     * @param right [exit][word], samples about which the exit is right
     */
    LaneRows(int samples, long[] everybody, long[][] reaching, long[][] right) {
        this.samples = samples;
        this.exits = right.length;
        this.levels = exits == 1 ? 0 : reaching.length / (exits - 1);
        this.everybody = lanes(everybody);
        this.reaching = Arrays.stream(reaching).map(LaneRows::lanes).toArray(int[][]::new);
        this.right = Arrays.stream(right).map(LaneRows::lanes).toArray(int[][]::new);
    }

    private static int[] lanes(long[] words) {
        int[] lanes = new int[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            lanes[2 * i] = (int) words[i];
            lanes[2 * i + 1] = (int) (words[i] >>> Integer.SIZE);
        }
        return lanes;
    }

    /** As {@link ThresholdKernel#count(long, int[], int[], int[])}, into arrays that hold zeros. */
    void count(long heads, int[] chosen, int[] counts, int[] correct) {
        int[] here = everybody.clone();
        int left = samples;
        int last = exits - 1;
        for (long rest = heads & ~(1L << last); rest != 0 && left > 0; rest &= rest - 1) {
            int k = Long.numberOfTrailingZeros(rest);
            leave(here, reaching[k * levels + chosen[k]], right[k], k, counts, correct);
            left -= counts[k];
        }
        counts[last] = left;
        correct[last] = left == 0 ? 0 : common(here, right[last]);
    }

    /** Takes those away who leave at an exit, and counts them. */
    private static void leave(int[] here, int[] row, int[] answers, int exit, int[] counts, int[] correct) {
        int count = 0;
        int rightCount = 0;
        for (int i = 0; i < here.length; i++) {
            int leaving = here[i] & row[i];
            count += Integer.bitCount(leaving);
            rightCount += Integer.bitCount(leaving & answers[i]);
            here[i] ^= leaving;
        }
        counts[exit] = count;
        correct[exit] = rightCount;
    }

    private static int common(int[] here, int[] answers) {
        int count = 0;
        for (int i = 0; i < here.length; i++) {
            count += Integer.bitCount(here[i] & answers[i]);
        }
        return count;
    }
}
