package io.exeunt.hwmodels.calibration;

import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to read a table that somebody else laid out: which of its columns stand for ours, which of its rows count, and what the same for all
 * rows stands in no column.
 *
 * @param columns our name to the file's
 * @param constants our name to the value that every row has
 * @param rows the file's column to the value that a row must have there to count
 */
public record ColumnMapping(Map<String, String> columns, Map<String, String> constants, Map<String, String> rows) {
    /** The file as it stands. */
    public static final ColumnMapping NONE = new ColumnMapping(Map.of(), Map.of(), Map.of());

    private static final CsvNumbers PLAIN = new CsvNumbers(false);
    private static final int MOST_VALUES = 8;

    public ColumnMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /**
     * The rows that count, under our names.
     *
     * @throws InvalidInputException if the table lacks a column that is named here, or no row counts
     */
    public CsvTable apply(CsvTable table) {
        columns.values().forEach(column -> require(table, column, "--columns"));
        rows.keySet().forEach(column -> require(table, column, "--where"));
        List<String> names = names(table);
        List<String> titles = new ArrayList<>(table.columns());
        titles.addAll(constants.keySet());
        List<String> fields = List.copyOf(constants.values());
        CsvColumns renamed = new CsvColumns(table.file(), names, titles);
        List<CsvTable.Row> kept = table.rows().stream()
                .filter(this::counts)
                .map(row -> row.renamed(renamed, fields))
                .toList();
        if (kept.isEmpty()) {
            String wanted = rows.isEmpty() ? "" : " with " + String.join(", ", pairs());
            throw new InvalidInputException(
                    table.file(), "expected at least one row" + wanted + ", found none", values(table));
        }
        return new CsvTable(table.file(), names, kept);
    }

    /** Our names where the mapping has them; a column of the file that bears one of them but is not meant loses it. */
    private List<String> names(CsvTable table) {
        List<String> names = new ArrayList<>();
        for (String column : table.columns()) {
            String own = columns.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(column))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(column);
            boolean taken = own.equals(column) && !columns.containsValue(column) && isGiven(column);
            names.add(taken ? "" : own);
        }
        names.addAll(constants.keySet());
        return names;
    }

    /** Whether a column of this name, or of the same quantity in another unit, is given here. */
    private boolean isGiven(String column) {
        String quantity = MeasuredUnit.quantity(MeasuredUnit.plain(column));
        return Stream.concat(columns.keySet().stream(), constants.keySet().stream())
                .anyMatch(
                        ours -> MeasuredUnit.quantity(MeasuredUnit.plain(ours)).equals(quantity));
    }

    private boolean counts(CsvTable.Row row) {
        return rows.entrySet().stream().allMatch(each -> isEqual(row.text(each.getKey()), each.getValue()));
    }

    /** Equal texts, or numbers that are written differently: -1 and -1.0. */
    private static boolean isEqual(String field, String wanted) {
        OptionalDouble number = PLAIN.parse(wanted.strip());
        return field.equals(wanted.strip())
                || number.isPresent() && PLAIN.parse(field).equals(number);
    }

    private @Nullable String values(CsvTable table) {
        return rows.keySet().stream()
                .map(column -> column + " is "
                        + table.rows().stream()
                                .map(row -> row.text(column))
                                .distinct()
                                .limit(MOST_VALUES)
                                .collect(Collectors.joining(" or ")))
                .reduce((a, b) -> a + ", " + b)
                .filter(text -> !table.rows().isEmpty())
                .orElse(null);
    }

    private List<String> pairs() {
        return rows.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
    }

    private static void require(CsvTable table, String column, String option) {
        if (!table.columns().contains(column)) {
            throw new InvalidInputException(
                    option,
                    table.file() + " has no column '" + column + "'; it has " + String.join(", ", table.columns()),
                    Suggestion.hint(column, table.columns()).orElse(null));
        }
    }
}
