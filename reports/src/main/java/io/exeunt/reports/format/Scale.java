package io.exeunt.reports.format;

import io.exeunt.explore.result.QuantityKind;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * The unit in which one axis or one column shows its numbers.
 *
 * @param unit such as "ms", "%" or ""
 * @param unitSize how much of the SI unit it is: 0.001 for ms, 0.01 for %
 */
public record Scale(String unit, double unitSize) {
    private static final String[] PREFIXES = {"p", "n", "µ", "m", "", "k", "M", "G", "T"};
    private static final int NO_PREFIX = 4;

    /** Units that figures of designs always have, so that they can be compared at a glance. */
    private static final Map<String, Scale> USUAL =
            Map.of("s", new Scale("ms", 1e-3), "J", new Scale("mJ", 1e-3), "Hz", new Scale("MHz", 1e6));

    /** ms, mJ or MHz for what has s, J or Hz; else the unit in which this value has one to three digits before the point. */
    public static Scale of(double value, String unit) {
        Scale usual = USUAL.get(unit);
        return usual == null ? prefixed(value, unit) : usual;
    }

    private static Scale prefixed(double value, String unit) {
        double size = Math.abs(value);
        if (size == 0 || !Double.isFinite(size)) {
            return new Scale(unit, 1);
        }
        int steps = (int) Math.floor(Math.log10(size) / 3 + 1e-12);
        int index = Math.max(0, Math.min(PREFIXES.length - 1, steps + NO_PREFIX));
        return new Scale(PREFIXES[index] + unit, Math.pow(10, 3.0 * (index - NO_PREFIX)));
    }

    /** One unit for many values of a quantity; where it has no usual one, the largest is easy to read. NaN is left out. */
    public static Scale of(QuantityKind quantity, DoubleStream values) {
        if (quantity == QuantityKind.SHARE) {
            return new Scale("%", 0.01);
        }
        double largest = values.filter(Double::isFinite).map(Math::abs).max().orElse(0);
        return of(largest, quantity.unit());
    }

    /** This SI value in this unit. */
    public double apply(double siValue) {
        return siValue / unitSize;
    }

    /** An axis or column title with its unit: "Energy (mJ)". */
    public String label(String title) {
        return unit.isEmpty() ? title : title + " (" + unit + ")";
    }
}
