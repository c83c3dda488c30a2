package io.exeunt.explore.sweep;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Several values of one number.
 *
 * @param count how many there are; values that are not known are not counted
 * @param mean NaN where there is none
 * @param deviation sample standard deviation (n − 1); NaN below two values
 * @param low smallest
 * @param high largest
 */
public record Spread(int count, double mean, double deviation, double low, double high) {
    /** Of values, NaN left out. */
    public static Spread of(DoubleStream values) {
        double[] known = values.filter(value -> !Double.isNaN(value)).toArray();
        if (known.length == 0) {
            return new Spread(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double mean = Arrays.stream(known).sum() / known.length;
        double squares = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = known.length < 2 ? Double.NaN : Math.sqrt(squares / (known.length - 1));
        return new Spread(
                known.length,
                mean,
                deviation,
                Arrays.stream(known).min().orElse(Double.NaN),
                Arrays.stream(known).max().orElse(Double.NaN));
    }
}
