package io.exeunt.policies.exit;

import io.exeunt.ground.Check;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;

/**
 * Exit shares that grow or shrink from exit to exit by a fixed factor. Source: MSDNet, arXiv 1703.09844, budgeted batch mode; the ratios
 * that are tried first, i / 15, are those of EENet's repository, a few larger ones lead on to the final exit.
 */
public final class GeometricShares {
    private static final int RATIO_STEPS_PER_UNIT = 15;
    private static final int RATIO_STEPS = 81;
    private static final double FACTOR = 1.5;
    private static final double LARGEST_RATIO = 1e4;
    private static final int BISECTIONS = 30;

    private GeometricShares() {}

    /**
     * Shares proportional to 1, a, a², …
     *
     * @param ratio a, >= 0; 0 sends all to the first exit, larger ones send more to later exits
     * @param exits how many shares
     */
    public static double[] of(double ratio, int exits) {
        Check.nonNegative("ratio", ratio);
        double[] shares = new double[exits];
        double sum = 0;
        for (int j = 0; j < exits; j++) {
            shares[j] = Math.pow(ratio, j);
            sum += shares[j];
        }
        for (int j = 0; j < exits; j++) {
            shares[j] /= sum;
        }
        return shares;
    }

    /** Ratios from 0 to about 10⁴, rising. */
    public static double[] ratios() {
        DoubleStream small =
                DoubleStream.iterate(0, i -> i <= RATIO_STEPS, i -> i + 1).map(i -> i / RATIO_STEPS_PER_UNIT);
        double last = (double) RATIO_STEPS / RATIO_STEPS_PER_UNIT;
        return DoubleStream.concat(
                        small, DoubleStream.iterate(last * FACTOR, ratio -> ratio <= LARGEST_RATIO, r -> r * FACTOR))
                .toArray();
    }

    /**
     * The largest ratio that fits: the last of {@link #ratios} that does, and what bisection finds between it and the next. Costs do not rise
     * all the way: near the end early heads drop out one after the other.
     *
     * @return empty if none fits
     */
    public static OptionalDouble largest(DoublePredicate fits) {
        double[] ratios = ratios();
        int last = ratios.length - 1;
        while (last >= 0 && !fits.test(ratios[last])) {
            last--;
        }
        if (last < 0) {
            return OptionalDouble.empty();
        }
        double low = ratios[last];
        double high = last + 1 < ratios.length ? ratios[last + 1] : low * FACTOR;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (fits.test(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return OptionalDouble.of(low);
    }
}
