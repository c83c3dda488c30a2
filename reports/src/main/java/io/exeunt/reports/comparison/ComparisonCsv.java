package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Cell.Refused;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.EqualCost;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A comparison as CSV with full precision, a row per arena, budget and policy; shares and differences are 0 … 1, costs carry their
 * unit in the column's name. Cells without a value are empty. {@code exit_shares} are separated by semicolons; {@code problem} says
 * why a row has no figures. Columns of a unit that an arena doesn't have are empty there.
 */
public final class ComparisonCsv {
    private ComparisonCsv() {}

    /** The whole file. */
    public static String of(PolicyComparison comparison) {
        List<String> units = comparison.arenas().stream()
                .flatMap(arena -> arena.units().stream())
                .distinct()
                .toList();
        List<List<String>> rows = comparison.arenas().stream()
                .flatMap(arena -> arena.cells().stream().map(cell -> row(arena, cell, units)))
                .toList();
        return new TextTable(columns(units), rows).csv();
    }

    private static List<Column> columns(List<String> units) {
        List<String> names = new ArrayList<>(List.of("place", "budget", "budget_unit", "policy", "heads"));
        names.addAll(List.of("accuracy_fit", "accuracy", "accuracy_low", "accuracy_high"));
        units.forEach(unit -> names.addAll(List.of("cost_fit_" + unit, "cost_" + unit)));
        names.addAll(List.of("overrun", "reference", "difference", "difference_low", "difference_high"));
        names.addAll(List.of("only_this", "only_reference", "p_exact", "p_mid", "p_holm"));
        units.forEach(unit -> Stream.of("cost", "accuracy", "difference", "difference_low", "difference_high")
                .forEach(figure -> names.add("equal_" + unit + "_" + figure)));
        names.addAll(List.of("exit_shares", "rule", "problem"));
        return names.stream().map(name -> new Column(name, false)).toList();
    }

    private static List<String> row(Arena arena, Cell cell, List<String> units) {
        List<String> row = new ArrayList<>(List.of(
                arena.place(),
                number(cell.budget()),
                arena.budgetUnit(),
                cell.policy(),
                arena.heads().getOrDefault(cell.policy(), "")));
        if (cell instanceof Scored scored) {
            figures(row, arena, scored, units);
            row.add("");
        } else {
            int empty = columns(units).size() - row.size() - 1;
            row.addAll(Collections.nCopies(empty, ""));
            row.add(((Refused) cell).reason());
        }
        return row;
    }

    private static void figures(List<String> row, Arena arena, Scored scored, List<String> units) {
        Interval accuracy = scored.accuracy();
        numbers(row, scored.fitAccuracy(), accuracy.estimate(), accuracy.low(), accuracy.high());
        for (String unit : units) {
            boolean known = arena.units().contains(unit);
            numbers(
                    row,
                    known ? scored.cost(unit).fit() : Double.NaN,
                    known ? scored.cost(unit).report() : Double.NaN);
        }
        numbers(row, scored.cost(arena.budgetUnit()).overrun(scored.budget()));
        difference(row, scored);
        units.forEach(unit -> equalCost(row, scored, unit));
        row.add(scored.exitShares().stream().map(ComparisonCsv::number).collect(Collectors.joining(";")));
        row.add(scored.rule());
    }

    private static void difference(List<String> row, Scored scored) {
        Difference difference = scored.difference();
        if (difference == null) {
            row.addAll(Collections.nCopies(9, ""));
            return;
        }
        Interval interval = difference.accuracy();
        row.add(difference.reference());
        numbers(row, interval.estimate(), interval.low(), interval.high());
        row.add(String.valueOf(difference.test().onlyFirst()));
        row.add(String.valueOf(difference.test().onlySecond()));
        numbers(row, difference.test().exactP(), difference.test().midP(), difference.holmP());
    }

    private static void equalCost(List<String> row, Scored scored, String unit) {
        EqualCost equal = scored.atEqualCost().stream()
                .filter(each -> each.unit().equals(unit))
                .findFirst()
                .orElse(new EqualCost(unit, Double.NaN, Interval.NONE, Interval.NONE));
        Interval difference = equal.difference();
        numbers(row, equal.cost(), equal.accuracy().estimate());
        numbers(row, difference.estimate(), difference.low(), difference.high());
    }

    static void numbers(List<String> row, double... values) {
        DoubleStream.of(values).mapToObj(ComparisonCsv::number).forEach(row::add);
    }

    static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }
}
