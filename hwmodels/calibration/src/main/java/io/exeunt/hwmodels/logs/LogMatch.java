package io.exeunt.hwmodels.logs;

import io.exeunt.ground.InvalidInputException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log with the parts that a pattern found.
 *
 * @param where file and line
 * @param line from 0
 * @param parts of the pattern, the whole at 0; "" for one that was not there
 */
record LogMatch(String where, int line, List<String> parts) {
    private static final double MOST = 1e15;

    LogMatch(String where, int line, MatchResult found) {
        this(
                where,
                line,
                IntStream.rangeClosed(0, found.groupCount())
                        .mapToObj(group -> orEmpty(found.group(group)))
                        .toList());
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** A part as it stands; "" where it was not there. */
    String text(int group) {
        return parts.get(group);
    }

    /** Whether a part was there. */
    boolean has(int group) {
        return !text(group).isEmpty();
    }

    /**
     * With numbers as tools write them that separate thousands, or write decimal commas where that is the custom: the last mark is the
     * decimal one, unless the same stands before it, or it is a comma alone that three digits follow, as in 1,234.
     */
    LogMatch withoutSeparators() {
        return new LogMatch(where, line, parts.stream().map(LogMatch::plain).toList());
    }

    private static String plain(String part) {
        int mark = Math.max(part.lastIndexOf('.'), part.lastIndexOf(','));
        if (mark < 0) {
            return part;
        }
        String whole = part.substring(0, mark);
        boolean decimal = decimal(whole, part.charAt(mark), part.length() - mark - 1);
        return whole.replaceAll("[.,]", "") + (decimal ? "." : "") + part.substring(mark + 1);
    }

    private static boolean decimal(String whole, char mark, int digits) {
        if (whole.indexOf(mark) >= 0) {
            return false;
        }
        return mark == '.' || digits != 3 || whole.indexOf('.') >= 0 || whole.equals("0");
    }

    /**
     * A number above zero.
     *
     * @param what it is, for the message
     * @throws InvalidInputException if it is none
     */
    double positive(int group, String what) {
        double value = number(text(group));
        if (!(value > 0) || value > MOST) {
            throw new InvalidInputException(
                    where, "expected " + what + " to be a number > 0, given '" + text(group) + "'", null);
        }
        return value;
    }

    /** A number that is not below zero. */
    double nonNegative(int group, String what) {
        double value = number(text(group));
        if (!(value >= 0) || value > MOST) {
            throw new InvalidInputException(
                    where, "expected " + what + " to be a number >= 0, given '" + text(group) + "'", null);
        }
        return value;
    }

    /** NaN where it is no number. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
