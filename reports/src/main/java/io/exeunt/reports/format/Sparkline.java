package io.exeunt.reports.format;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A curve in one line of text, from its least value to its largest. */
public final class Sparkline {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * The curve in so many letters, each the value at its place; "" for fewer than two values or none that is finite.
     *
     * @param width letters, > 0
     */
    public static String of(double[] values, int width) {
        double least = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        double most = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        if (values.length < 2 || Double.isNaN(least)) {
            return "";
        }
        int letters = Math.min(width, values.length);
        return IntStream.range(0, letters)
                .map(i -> letters == 1 ? 0 : (int) ((long) i * (values.length - 1) / (letters - 1)))
                .mapToObj(at -> letter(values[at], least, most))
                .collect(Collectors.joining());
    }

    private static String letter(double value, double least, double most) {
        if (!Double.isFinite(value)) {
            return " ";
        }
        double share = most > least ? (value - least) / (most - least) : 0;
        int bar = (int) Math.round(share * (BARS.length() - 1));
        return BARS.substring(bar, bar + 1);
    }
}
