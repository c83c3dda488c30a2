package io.exeunt.policies.eenet;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Difference in accuracy of two policies on the same samples.
 *
 * @param difference of the first over the second
 * @param low 2.5 % quantile over resampled samples
 * @param high 97.5 % quantile
 */
record PairedBootstrap(double difference, double low, double high) {
    private static final int RESAMPLES = 2000;

    static PairedBootstrap of(boolean[] first, boolean[] second, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            int sum = 0;
            for (int i = 0; i < first.length; i++) {
                int sample = random.nextInt(first.length);
                sum += (first[sample] ? 1 : 0) - (second[sample] ? 1 : 0);
            }
            differences[b] = (double) sum / first.length;
        }
        Arrays.sort(differences);
        double mean = Arrays.stream(differences).average().orElseThrow();
        return new PairedBootstrap(mean, differences[RESAMPLES / 40], differences[RESAMPLES - 1 - RESAMPLES / 40]);
    }
}
