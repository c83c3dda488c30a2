package io.exeunt.policies.dl4j.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random orders. */
public final class Permutation {
    private Permutation() {}

    /** The numbers 0 … size−1 in an order drawn uniformly (Fisher and Yates). */
    public static int[] random(int size, RandomGenerator random) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        for (int i = size - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        return order;
    }
}
