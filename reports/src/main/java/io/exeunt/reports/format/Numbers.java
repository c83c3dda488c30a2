package io.exeunt.reports.format;

import io.exeunt.explore.result.QuantityKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them: three significant digits, in ms, mJ and MHz and else with an SI prefix, always with a point as decimal mark and a comma between
 * thousands, whatever the host's language.
 */
public final class Numbers {
    /** What stands where a number would be if there were a model for it. */
    public static final String NOT_MODELLED = "not modelled";

    /** What stands where nothing was measured or nothing applies. */
    public static final String NONE = "–";

    private static final double TINY = 1e-9;
    private static final double HUGE = 1e15;
    private static final int DIGITS = 3;
    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_UP);

    private Numbers() {}

    /** A figure of this quantity with its unit, such as "1.25 ms", "98.30 %" or "12.4 M"; NaN is "not modelled". */
    public static String of(QuantityKind quantity, double value) {
        if (Double.isNaN(value)) {
            return NOT_MODELLED;
        }
        return quantity == QuantityKind.SHARE ? percent(value) : si(value, quantity.unit());
    }

    /** In the unit that people know, or with an SI prefix: 0.00125 and "s" are "1.25 ms", 1.3005e9 and "Hz" are "1,300.5 MHz". */
    public static String si(double value, String unit) {
        if (Double.isNaN(value)) {
            return NOT_MODELLED;
        }
        if (unit.equals("Hz")) {
            return megahertz(value) + " MHz";
        }
        double rounded = round(value);
        Scale scale = Scale.of(rounded, unit);
        return (significant(rounded / scale.unitSize()) + " " + scale.unit()).strip();
    }

    /** A clock in MHz with the decimals that it has, at most two: 1.3005e9 is "1,300.5". Rounded it would be another clock. */
    public static String megahertz(double freqHz) {
        BigDecimal mhz = decimal(freqHz)
                .movePointLeft(6)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return fixed(mhz, Math.max(0, mhz.scale()));
    }

    /** Whether a number without exponent would be a row of zeros: beyond 0 and below 1e-9, or from 1e15 on. */
    public static boolean isExtreme(double value) {
        double size = Math.abs(value);
        return size > 0 && size < TINY || size >= HUGE && size < Double.POSITIVE_INFINITY;
    }

    /** Three significant digits without exponent but for extremes: 1234.5 is "1,230", 0.012345 is "0.0123", 1e-300 "1.00e−300". */
    public static String significant(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? NONE : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        if (isExtreme(value)) {
            return String.format(Locale.ROOT, "%.2e", value).replace('-', '−');
        }
        BigDecimal rounded = new BigDecimal(Double.toString(value)).round(ROUNDING);
        int decimals = Math.max(0, DIGITS - 1 - (rounded.precision() - rounded.scale() - 1));
        return fixed(rounded, decimals);
    }

    /** A share 0 … 1 in per cent with two decimals: 0.98304 is "98.30 %". */
    public static String percent(double share) {
        return Double.isNaN(share) ? NOT_MODELLED : fixed(decimal(share).movePointRight(2), 2) + " %";
    }

    /** A share 0 … 1 in per cent, rounded to at most three significant digits and one decimal: 0.4137 is "41.4 %". */
    public static String roughPercent(double share) {
        if (Double.isNaN(share)) {
            return NOT_MODELLED;
        }
        return strip(fixed(decimal(share).movePointRight(2), 1)) + " %";
    }

    /** A difference between two shares in percentage points, with sign: −0.002 is "−0.20 points". */
    public static String points(double difference) {
        BigDecimal value = decimal(difference).movePointRight(2).setScale(2, RoundingMode.HALF_UP);
        return (value.signum() == 0 ? "±" : value.signum() > 0 ? "+" : "") + fixed(value, 2) + " points";
    }

    /** A whole number with commas: 24000 is "24,000". */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace('-', '−');
    }

    /** Seconds of wall-clock time: "421 ms", "38.1 s", "2 min 05 s", "1 h 02 min". */
    public static String duration(double seconds) {
        if (seconds < 59.95) {
            return seconds < 1 ? si(seconds, "s") : significant(seconds) + " s";
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** "1 design", "2 designs", "2,000 designs". */
    public static String plural(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Rounded to the digits that are shown. */
    private static double round(double value) {
        return value == 0 || Double.isInfinite(value)
                ? value
                : new BigDecimal(Double.toString(value)).round(ROUNDING).doubleValue();
    }

    private static BigDecimal decimal(double value) {
        return new BigDecimal(Double.toString(value));
    }

    private static String fixed(BigDecimal value, int decimals) {
        BigDecimal scaled = value.setScale(decimals, RoundingMode.HALF_UP);
        return String.format(Locale.ROOT, "%,." + decimals + "f", scaled).replace('-', '−');
    }

    private static String strip(String number) {
        return number.endsWith(".0") ? number.substring(0, number.length() - 2) : number;
    }
}
