package io.exeunt.scenarios.cli;

import io.exeunt.explore.result.QuantityKind;
import io.exeunt.reports.format.Numbers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them, each with its unit; what is not modelled says so. */
final class Format {
    private Format() {}

    /** A share as a percentage with two decimals. */
    static String percent(double share) {
        return Double.isNaN(share) ? "–" : number("%.2f %%", share * 100);
    }

    /** A share as a whole percentage. */
    static String wholePercent(double share) {
        return Double.isNaN(share) ? "–" : number("%.0f%%", share * 100);
    }

    /** Seconds of device time, in ms. */
    static String latency(double seconds) {
        return Double.isNaN(seconds) ? Numbers.NONE : Numbers.of(QuantityKind.TIME, seconds);
    }

    /** Joules, in mJ. */
    static String energy(double joules) {
        return Numbers.of(QuantityKind.ENERGY, joules);
    }

    /** Hertz, in MHz. */
    static String clock(double hertz) {
        return Numbers.of(QuantityKind.FREQUENCY, hertz);
    }

    /** Multiply-accumulates, in millions. */
    static String macs(double macs) {
        return number("%.3f MMAC", macs / 1e6);
    }

    /** Wall-clock seconds: "0.4 s", "62 s", "3 min 20 s", "2 h 05 min". */
    static String duration(double seconds) {
        if (Double.isNaN(seconds)) {
            return "–";
        }
        if (seconds < 10) {
            return number("%.1f s", seconds);
        }
        Duration whole = Duration.ofSeconds(Math.round(seconds));
        if (whole.toMinutes() < 2) {
            return whole.toSeconds() + " s";
        }
        return whole.toHours() == 0
                ? whole.toMinutes() + " min " + whole.toSecondsPart() + " s"
                : whole.toHours() + " h " + number("%02d min", whole.toMinutesPart());
    }

    /** A count with thousands separators. */
    static String count(long count) {
        return number("%,d", count);
    }

    /** Events per second. */
    static String rate(double perSecond) {
        return perSecond < 10 ? number("%.1f/s", perSecond) : number("%,.0f/s", perSecond);
    }

    /** Bytes of a file, in KiB, MiB or GiB. */
    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        List<String> units = List.of("KiB", "MiB", "GiB", "TiB");
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= 1024 && unit < units.size() - 1) {
            value /= 1024;
            unit++;
        }
        return number("%.1f ", value) + units.get(unit);
    }

    private static String number(String pattern, Object value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
