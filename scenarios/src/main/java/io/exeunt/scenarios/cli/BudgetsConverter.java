package io.exeunt.scenarios.cli;

import io.exeunt.ground.Excerpt;
import io.exeunt.scenarios.workbench.ComparisonRequest.Budgets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number as the size of a grid, anything else as budgets separated by commas. */
final class BudgetsConverter implements ITypeConverter<Budgets> {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");

    @Override
    public Budgets convert(String text) {
        try {
            return WHOLE.matcher(text).matches()
                    ? new Budgets.Grid(Integer.parseInt(text))
                    : new Budgets.Values(
                            Stream.of(text.split(",", -1)).map(Double::valueOf).toList());
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "expected a number of budgets such as 10, or budgets > 0 such as 11,18.5,33, at most "
                            + Budgets.MOST + " of them, given '" + Excerpt.ofValue(text) + "'");
        }
    }
}
