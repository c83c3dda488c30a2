package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction for testing many hypotheses at once. Source: Holm, Scand. J. Statist. 6 (1979) 65. */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values: rejecting those below α errs in any of them with a probability of at most α.
     *
     * @param p p-values, 0 … 1
     * @return one per p-value, in the same order, not below it
     */
    public static double[] adjusted(double[] p) {
        int[] rising = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Check.probability("p[" + i + "]", p[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double largest = 0;
        for (int rank = 0; rank < rising.length; rank++) {
            largest = Math.max(largest, Math.min(1, (p.length - rank) * p[rising[rank]]));
            adjusted[rising[rank]] = largest;
        }
        return adjusted;
    }
}
