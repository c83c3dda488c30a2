package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import io.exeunt.ground.failure.Cancellation;
import io.exeunt.ground.parallel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The non-parametric bootstrap: n of n samples are drawn with replacement, many times, and figures are computed anew on each
 * resample. All figures of a resample see the same samples, so that differences between them are paired. Source: Efron &
 * Tibshirani, An Introduction to the Bootstrap, ch. 6 and 8.
 *
 * <p>Each resample has a random stream of its own: the result depends on the seed, not on the number of threads.
 *
 * @param seed of the random streams
 * @param replicates number of resamples, > 0
 * @param threads that compute them, > 0
 */
public record Bootstrap(long seed, int replicates, int threads) {
    private static final String KEPT = "nothing is kept of intervals";

    public Bootstrap {
        Check.positive("replicates", (long) replicates);
        Check.positive("threads", (long) threads);
    }

    /** Figures of a resample; called by many threads at once. */
    @FunctionalInterface
    public interface Statistic {
        /**
         * The figures.
         *
         * @param weights [sample], how often the sample was drawn; they add up to the number of samples. Valid only during the call
         */
        double[] of(int[] weights);
    }

    /**
     * Computes figures on every resample.
     *
     * @param samples number of samples, > 0
     * @return [figure][replicate]
     */
    public double[][] replicate(int samples, Statistic statistic) {
        return replicate(samples, statistic, Cancellation.NEVER);
    }

    /**
     * As {@link #replicate(int, Statistic)}, for a user who may want to stop.
     *
     * @throws io.exeunt.ground.failure.CancelledException if so
     */
    public double[][] replicate(int samples, Statistic statistic, Cancellation cancellation) {
        Check.positive("samples", (long) samples);
        long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
        double[][] byReplicate = new double[replicates][];
        List<Supplier<Integer>> parts = IntStream.range(0, Math.min(threads, replicates))
                .<Supplier<Integer>>mapToObj(first ->
                        () -> compute(first, seeds, byReplicate, samples, new Listening(statistic, cancellation)))
                .toList();
        Workers.all(threads, parts, cancellation, KEPT);
        return transposed(byReplicate);
    }

    /** The figures on the samples as they are, each drawn once. */
    public static double[] observed(int samples, Statistic statistic) {
        int[] once = new int[samples];
        Arrays.fill(once, 1);
        return statistic.of(once);
    }

    /** Ends between two resamples what nobody waits for any more. */
    private record Listening(Statistic statistic, Cancellation cancellation) implements Statistic {
        @Override
        public double[] of(int[] weights) {
            cancellation.throwIfRequested(KEPT);
            return statistic.of(weights);
        }
    }

    private int compute(int first, long[] seeds, double[][] byReplicate, int samples, Statistic statistic) {
        int[] weights = new int[samples];
        int step = Math.min(threads, replicates);
        for (long r = first; r < byReplicate.length; r += step) {
            draw(new SplittableRandom(seeds[(int) r]), weights);
            byReplicate[(int) r] = statistic.of(weights);
        }
        return first;
    }

    private static void draw(RandomGenerator random, int[] weights) {
        Arrays.fill(weights, 0);
        for (int i = 0; i < weights.length; i++) {
            weights[random.nextInt(weights.length)]++;
        }
    }

    private static double[][] transposed(double[][] rows) {
        double[][] columns = new double[rows[0].length][rows.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][r] = rows[r][c];
            }
        }
        return columns;
    }
}
