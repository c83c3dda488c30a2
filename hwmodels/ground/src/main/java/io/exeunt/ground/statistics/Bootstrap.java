package io.exeunt.ground.statistics;

import io.exeunt.ground.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

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
        Check.positive("samples", (long) samples);
        long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
        double[][] byReplicate = new double[replicates][];
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, replicates));
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t;
                parts.add(pool.submit(() -> compute(first, seeds, byReplicate, samples, statistic)));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while resampling", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A figure could not be computed on a resample: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
        return transposed(byReplicate);
    }

    /** The figures on the samples as they are, each drawn once. */
    public static double[] observed(int samples, Statistic statistic) {
        int[] once = new int[samples];
        Arrays.fill(once, 1);
        return statistic.of(once);
    }

    private void compute(int first, long[] seeds, double[][] byReplicate, int samples, Statistic statistic) {
        int[] weights = new int[samples];
        for (int r = first; r < byReplicate.length; r += threads) {
            draw(new SplittableRandom(seeds[r]), weights);
            byReplicate[r] = statistic.of(weights);
        }
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
