package io.exeunt.reports.format;

import io.exeunt.explore.result.QuantityKind;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How files that people read hold a quantity: in the unit that tables and pages show, named at the end of the column, with six
 * significant digits. What is read by programs (JSON) has SI units and full precision.
 */
public enum FileUnit {
    /** Milliseconds. */
    MS("ms", 1e-3),
    /** Millijoules. */
    MJ("mj", 1e-3),
    /** Megahertz. */
    MHZ("mhz", 1e6),
    /** Megabytes of 10⁶ bytes. */
    MB("mb", 1e6),
    /** Shares, counts and plain numbers. */
    PLAIN("", 1);

    private static final MathContext DIGITS = new MathContext(6);

    private final String suffix;
    private final double size;

    FileUnit(String suffix, double size) {
        this.suffix = suffix;
        this.size = size;
    }

    /** That of a quantity. */
    public static FileUnit of(QuantityKind quantity) {
        return switch (quantity) {
            case TIME -> MS;
            case ENERGY -> MJ;
            case FREQUENCY -> MHZ;
            case BYTES -> MB;
            case SHARE, COUNT -> PLAIN;
        };
    }

    /** A column's name with its unit: "latency_mean_ms". */
    public String column(String name) {
        return suffix.isEmpty() ? name : name + "_" + suffix;
    }

    /** A value in its SI unit as a cell; "" for NaN, which is not modelled, "inf" and "-inf" for ±∞. */
    public String cell(double siValue) {
        if (Double.isNaN(siValue)) {
            return "";
        }
        if (Double.isInfinite(siValue)) {
            return siValue > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded =
                new BigDecimal(Double.toString(siValue / size)).round(DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
