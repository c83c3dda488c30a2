package io.exeunt.scenarios.cli;

import io.exeunt.ground.Excerpt;
import io.exeunt.scenarios.workbench.ComparisonRequest.Budgets;
import io.exeunt.scenarios.workbench.ComparisonRequest.Cost;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a whole number as the size of a grid, anything else as budgets separated by commas, with or without their unit. */
final class BudgetsConverter implements ITypeConverter<Budgets> {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
    private static final Pattern BUDGET = Pattern.compile("\\s*(.*?)\\s*(ms|mJ|MMAC)?\\s*");

    @Override
    public Budgets convert(String text) {
        try {
            return WHOLE.matcher(text).matches() ? new Budgets.Grid(Integer.parseInt(text)) : values(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(
                    "expected a number of budgets such as 10, or budgets > 0 such as 11,18.5,33 or 10ms, at most "
                            + Budgets.MOST + " of them, given '" + Excerpt.ofValue(text) + "'");
        }
    }

    private static Budgets values(String text) {
        List<Double> values = new ArrayList<>();
        Set<Optional<Cost>> units = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            Matcher budget = BUDGET.matcher(part);
            if (!budget.matches()) {
                throw new IllegalArgumentException("not a budget");
            }
            values.add(Double.valueOf(budget.group(1)));
            units.add(unit(budget.group(2)));
        }
        if (units.size() > 1) {
            throw new IllegalArgumentException("several units");
        }
        return new Budgets.Values(values, units.iterator().next());
    }

    private static Optional<Cost> unit(@Nullable String unit) {
        return Stream.of(Cost.values()).filter(cost -> cost.unit().equals(unit)).findFirst();
    }
}
