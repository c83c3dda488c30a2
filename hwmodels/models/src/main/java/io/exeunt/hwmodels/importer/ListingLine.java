package io.exeunt.hwmodels.importer;

import io.exeunt.ground.InvalidInputException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code path:value} of a listing.
 *
 * @param device the folder that stands for a device: policy0, cpu0, 17000000.gpu
 * @param point the folder of an operating point, such as opp:408000000; empty outside of debugfs
 * @param file the file's own name
 * @param value what is in it
 * @param where file and line of the listing
 */
record ListingLine(String device, String point, String file, String value, String where) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(?:\\.[0-9]{1,30})?");
    private static final String POINT = "opp:";
    /** What grep -n puts between path and value. */
    private static final Pattern LINE_NUMBER = Pattern.compile("[0-9]{1,9}:");
    /** Folders in a device's own folder that hold its clocks. */
    private static final Set<String> PARTS = Set.of("cpufreq", "devfreq");

    private static final int SHOWN = 40;

    /** Takes a line apart; empty if it is no path and value. Takes time linear in its length. */
    static Optional<ListingLine> of(String line, String where) {
        int slash = line.lastIndexOf('/');
        int colon = line.indexOf(':', slash + 1);
        if (colon < 0) {
            return Optional.empty();
        }
        String file = line.substring(slash + 1, colon);
        String value = withoutNumber(line.substring(colon + 1)).strip();
        String path = slash < 0 ? "" : line.substring(0, slash);
        int point = path.lastIndexOf("/" + POINT);
        if (point >= 0) {
            int end = path.indexOf('/', point + 1);
            String name = path.substring(point + 1, end < 0 ? path.length() : end);
            return Optional.of(new ListingLine(last(path.substring(0, point)), name, file, value, where));
        }
        return Optional.of(new ListingLine(device(path), "", file, value, where));
    }

    private static String withoutNumber(String value) {
        Matcher number = LINE_NUMBER.matcher(value);
        return number.lookingAt() ? value.substring(number.end()) : value;
    }

    /** cpu0 of …/cpu0/cpufreq, kgsl-3d0 of …/kgsl-3d0/devfreq, policy0 of …/cpufreq/policy0. */
    private static String device(String path) {
        String last = last(path);
        int before = path.length() - last.length() - 1;
        return PARTS.contains(last) && before > 0 ? last(path.substring(0, before)) : last;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * The value as a number.
     *
     * @throws InvalidInputException if it is none
     */
    double number() {
        return number(value, where);
    }

    /** Whether the value is a number. */
    boolean isNumber() {
        return NUMBER.matcher(value).matches();
    }

    /** The clock that the point's folder is named after, in Hz; 0 if it is not. */
    double pointHz() {
        String digits = point.substring(POINT.length());
        return NUMBER.matcher(digits).matches() ? Double.parseDouble(digits) : 0;
    }

    /** The value for a message. */
    String shown() {
        return shown(value);
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    static double number(String text, String where) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidInputException(where, "expected a number, given '" + shown(text) + "'", null);
        }
        return Double.parseDouble(text);
    }
}
