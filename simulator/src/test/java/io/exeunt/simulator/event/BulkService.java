package io.exeunt.simulator.event;

import java.util.Arrays;
import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * The queue M/D/1 whose server takes all that wait, at most b, and waits for one where none does. Who is left when a service begins is a
 * Markov chain, n' = max(1, n + Poisson(λ·s)) − b where that is positive, whose stationary law is found by iteration; waiting time
 * follows by Little's law from the mean number that waits: those left and half of those that come, while the server is busy.
 */
final class BulkService {
    private static final int STATES = 600;

    private BulkService() {}

    /** Mean waiting time in s for services of 1 s. */
    static double meanWaitS(double perS, int most) {
        PoissonDistribution coming = new PoissonDistribution(perS);
        double[] chance = new double[STATES];
        Arrays.setAll(chance, coming::probability);
        double[] left = new double[STATES];
        left[0] = 1;
        for (int i = 0; i < 1000; i++) {
            left = next(left, chance, most);
        }
        double none = left[0] * chance[0];
        double cycleS = 1 + none / perS;
        double meanLeft = 0;
        for (int n = 0; n < STATES; n++) {
            meanLeft += n * left[n];
        }
        return (meanLeft + perS / 2) / cycleS / perS;
    }

    private static double[] next(double[] left, double[] chance, int most) {
        double[] after = new double[STATES];
        for (int n = 0; n < STATES; n++) {
            for (int k = 0; left[n] > 1e-18 && n + k < STATES; k++) {
                after[Math.max(0, Math.max(1, n + k) - most)] += left[n] * chance[k];
            }
        }
        return after;
    }
}
