package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is varied, from text: {@code key=a,b,c}. A value is YAML; commas inside brackets, braces and quotes do not part. {@code 1..3} are
 * the whole numbers from 1 to 3, {@code 0.2..0.8/4} four numbers at equal distances, both ends included, and {@code 0.2..0.8:0.1} those
 * from 0.2 by steps of 0.1 up to 0.8. Numbers are exact decimals: 0.2..0.8/4 is 0.2, 0.4, 0.6, 0.8.
 */
public final class AxisValues {
    /** No axis may have more. */
    static final int MOST_VALUES = 1_000_000;

    private static final String NUMBER = "[-+]?(?:\\d+\\.?\\d*?|\\.\\d+)(?:[eE][-+]?\\d{1,3})?";
    private static final Pattern RANGE =
            Pattern.compile("(" + NUMBER + ")\\.\\.(" + NUMBER + ")(?:([/:])(" + NUMBER + "))?");
    private static final MathContext DIGITS = new MathContext(12);
    private static final String FORMS = "1..3, 0.2..0.8/4 (how many) or 0.2..0.8:0.1 (step)";

    private final String where;

    private AxisValues(String where) {
        this.where = where;
    }

    /**
     * An axis from {@code key=values}.
     *
     * @param option for messages, such as "--vary"
     * @throws InvalidInputException naming what is wrong
     */
    public static Axis parse(String option, String text) {
        int equals = text.indexOf('=');
        AxisValues reader = new AxisValues(option + " " + text);
        if (equals <= 0 || text.substring(equals + 1).isBlank()) {
            throw reader.problem("Expected key=value,value,…, given no " + (equals <= 0 ? "key" : "value"));
        }
        return reader.axis(text.substring(0, equals).strip(), reader.parts(text.substring(equals + 1)));
    }

    /**
     * An axis from items of a list, each a value or a range.
     *
     * @param where for messages
     */
    static Axis of(String where, String key, List<String> items) {
        return new AxisValues(where).axis(key, items);
    }

    /**
     * An axis from one text, as after {@code key=}.
     *
     * @param where for messages
     */
    static Axis among(String where, String key, String text) {
        AxisValues reader = new AxisValues(where);
        return reader.axis(key, reader.parts(text));
    }

    private Axis axis(String key, List<String> items) {
        Set<String> values = new LinkedHashSet<>();
        for (String item : items) {
            for (String value : expanded(item)) {
                if (!values.add(value)) {
                    throw problem("Expected no value twice, given " + value + " again");
                }
            }
        }
        return new Axis(key, List.copyOf(values));
    }

    /** Parts between commas that stand in no bracket or quote. */
    private List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        char quote = 0;
        for (char c : text.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (c == ',' && depth == 0 && quote == 0) {
                parts.add(part(part));
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part(part));
        return parts;
    }

    private String part(StringBuilder part) {
        String value = part.toString().strip();
        if (value.isEmpty()) {
            throw problem("Expected a value between commas, given none");
        }
        return value;
    }

    private List<String> expanded(String item) {
        Matcher range = RANGE.matcher(item);
        if (!range.matches()) {
            return List.of(item);
        }
        BigDecimal from = new BigDecimal(range.group(1));
        BigDecimal to = new BigDecimal(range.group(2));
        if (from.compareTo(to) >= 0) {
            throw problem("Expected a range that rises, given " + item);
        }
        if (range.group(3) == null) {
            return whole(from, to, item);
        }
        return range.group(3).equals("/")
                ? counted(from, to, range.group(4), item)
                : stepped(from, to, new BigDecimal(range.group(4)), item);
    }

    private List<String> whole(BigDecimal from, BigDecimal to, String item) {
        if (!isWhole(from) || !isWhole(to)) {
            throw problem(
                    "Expected whole numbers or how many there are to be, given " + item + "; ranges are " + FORMS);
        }
        return stepped(from, to, BigDecimal.ONE, item);
    }

    private List<String> counted(BigDecimal from, BigDecimal to, String count, String item) {
        if (!count.matches("\\d{1,7}") || Integer.parseInt(count) < 2 || Integer.parseInt(count) > MOST_VALUES) {
            throw problem("Expected 2.." + MOST_VALUES + " values, given " + count + " in " + item);
        }
        int steps = Integer.parseInt(count) - 1;
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            BigDecimal way = to.subtract(from).multiply(BigDecimal.valueOf(i));
            values.add(text(i == steps ? to : from.add(way.divide(BigDecimal.valueOf(steps), DIGITS))));
        }
        return values;
    }

    private List<String> stepped(BigDecimal from, BigDecimal to, BigDecimal step, String item) {
        if (step.signum() <= 0) {
            throw problem("Expected a step > 0, given " + item);
        }
        BigDecimal steps = to.subtract(from).divideToIntegralValue(step);
        if (steps.compareTo(BigDecimal.valueOf(MOST_VALUES)) >= 0) {
            throw problem("Expected at most " + MOST_VALUES + " values, given " + item);
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i <= steps.intValue(); i++) {
            values.add(text(from.add(step.multiply(BigDecimal.valueOf(i)))));
        }
        return values;
    }

    private static boolean isWhole(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 0;
    }

    private static String text(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private InvalidInputException problem(String text) {
        return new InvalidInputException(where, text, null);
    }
}
