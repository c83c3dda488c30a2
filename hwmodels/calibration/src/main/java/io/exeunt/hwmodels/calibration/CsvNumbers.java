package io.exeunt.hwmodels.calibration;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a table writes numbers: with a decimal point; or with a decimal comma, where no number has a point and one at least can't be a whole
 * number with separators of thousands ("114,75", not "1,866"). Separators of thousands are never guessed.
 *
 * @param decimalComma whether a comma stands for the point
 */
record CsvNumbers(boolean decimalComma) {
    private static final Pattern POINT = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");
    private static final Pattern WITH_POINT = Pattern.compile("[+-]?\\d*\\.\\d+([eE][+-]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern WITH_UNIT = Pattern.compile("[+-]?[\\d.,]+\\s*[a-zA-Z%\u00b5\u00b0\u03bc]+");

    /** Of a table with these lines. */
    static CsvNumbers of(List<CsvText.Line> lines) {
        return new CsvNumbers(any(lines, CsvNumbers::isDecimalComma)
                && !any(lines, field -> WITH_POINT.matcher(field).matches()));
    }

    private static boolean isDecimalComma(String field) {
        return COMMA.matcher(field).matches() && !THOUSANDS.matcher(field).matches();
    }

    private static boolean any(List<CsvText.Line> lines, Predicate<String> wanted) {
        return lines.stream().flatMap(line -> line.fields().stream()).anyMatch(wanted);
    }

    /** The number that a field holds; empty if it holds none. */
    OptionalDouble parse(String field) {
        String text = decimalComma && COMMA.matcher(field).matches() ? field.replace(',', '.') : field;
        return POINT.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** What may be meant by a field that holds no number. */
    static @Nullable String hint(String field) {
        if (THOUSANDS.matcher(field).matches()) {
            return "it is " + field.replace(",", "") + ": numbers have no separators of thousands, and a decimal point";
        }
        if (COMMA.matcher(field).matches()) {
            return "it is " + field.replace(',', '.') + ": decimals have a point";
        }
        return WITH_UNIT.matcher(field).matches() ? "the number alone: its unit stands in the column's name" : null;
    }
}
