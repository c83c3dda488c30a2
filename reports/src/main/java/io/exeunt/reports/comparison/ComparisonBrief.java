package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A comparison in a few Markdown tables to quote: accuracies by budget, differences at equal cost on every board, what clocks bring. */
public final class ComparisonBrief {
    private static final String OPERATIONS = "MMAC";

    private final PolicyComparison comparison;

    private ComparisonBrief(PolicyComparison comparison) {
        this.comparison = comparison;
    }

    /** The text. */
    public static String markdown(PolicyComparison comparison) {
        ComparisonBrief brief = new ComparisonBrief(comparison);
        StringBuilder text = new StringBuilder();
        brief.accuracies(text);
        brief.equalCosts(text);
        brief.clocks(text);
        comparison.warnings().forEach(warning -> text.append("- **Warning:** ")
                .append(warning)
                .append('\n'));
        return text.toString();
    }

    /** Budgets mean the same on all boards where they count operations; else each has a table of its own. */
    private void accuracies(StringBuilder text) {
        List<Arena> arenas = comparison.arenas();
        boolean same = arenas.get(0).budgetUnit().equals(OPERATIONS);
        for (Arena arena : same ? arenas.subList(0, 1) : arenas) {
            text.append("Accuracy in % by largest mean cost in ")
                    .append(arena.budgetUnit())
                    .append(same ? "" : " on " + arena.place())
                    .append(", every head on the way charged:\n\n")
                    .append(matrix(arena))
                    .append('\n');
        }
    }

    private static String matrix(Arena arena) {
        AccuracyMatrix matrix = AccuracyMatrix.of(arena);
        boolean heads = !arena.heads().isEmpty();
        List<Column> columns = new ArrayList<>(List.of(new Column("policy", false)));
        if (heads) {
            columns.add(new Column("heads", false));
        }
        matrix.budgets().forEach(budget -> columns.add(new Column(budget, true)));
        List<List<String>> rows = new ArrayList<>();
        for (AccuracyMatrix.Row row : matrix.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.policy()));
            if (heads) {
                cells.add(row.heads());
            }
            row.entries().forEach(entry -> cells.add(entry.text()));
            rows.add(cells);
        }
        return new TextTable(columns, rows).markdown();
    }

    /** A table for each budget; of budgets at which the reference costs the same, the last, by which the most policies are known. */
    private void equalCosts(StringBuilder text) {
        Map<Double, String> tables = new LinkedHashMap<>();
        for (double budget : comparison.arenas().get(0).budgets()) {
            if (comparison.arenas().stream().allMatch(arena -> arena.budgets().contains(budget))) {
                against(budget)
                        .ifPresent(scored -> tables.put(
                                scored.atEqualCost().get(0).cost(), title(scored, budget) + equalCosts(budget)));
            }
        }
        tables.values().forEach(table -> text.append(table).append('\n'));
    }

    private static String title(Scored scored, double budget) {
        String reference = Objects.requireNonNull(scored.difference()).reference();
        return "Points of accuracy against " + reference + " at its mean cost, budget " + ComparisonTable.text(budget)
                + " (95 % interval, paired):\n\n";
    }

    /** A policy that was compared with the reference at a budget. */
    private Optional<Scored> against(double budget) {
        return at(comparison.arenas().get(0), budget).stream()
                .filter(cell -> cell.difference() != null && !cell.atEqualCost().isEmpty())
                .findFirst();
    }

    private static List<Scored> at(Arena arena, double budget) {
        return arena.scored().filter(cell -> cell.budget() == budget).toList();
    }

    private String equalCosts(double budget) {
        List<Column> columns = new ArrayList<>(List.of(new Column("policy", false)));
        List<Side> sides = new ArrayList<>();
        for (Arena arena : comparison.arenas()) {
            for (int unit = 0; unit < arena.units().size(); unit++) {
                if (sides.isEmpty() || !arena.units().get(unit).equals(OPERATIONS)) {
                    sides.add(new Side(arena, unit));
                    columns.add(new Column(title(arena, unit), true));
                }
            }
        }
        List<List<String>> rows = at(comparison.arenas().get(0), budget).stream()
                .filter(cell -> cell.difference() != null)
                .map(cell -> row(cell.policy(), budget, sides))
                .toList();
        return new TextTable(columns, rows).markdown();
    }

    /** A board and one of its units. */
    private record Side(Arena arena, int unit) {
        String points(String policy, double budget) {
            return at(arena, budget).stream()
                    .filter(cell -> cell.policy().equals(policy)
                            && unit < cell.atEqualCost().size())
                    .findFirst()
                    .map(cell ->
                            ComparisonTable.points(cell.atEqualCost().get(unit).difference()))
                    .orElse(Numbers.NONE);
        }
    }

    private static List<String> row(String policy, double budget, List<Side> sides) {
        List<String> cells = new ArrayList<>(List.of(policy));
        sides.forEach(side -> cells.add(side.points(policy, budget)));
        return cells;
    }

    private static String title(Arena arena, int unit) {
        String name = arena.units().get(unit);
        return name.equals(OPERATIONS) ? name : arena.place().replaceFirst("/.*", "") + " " + name;
    }

    private void clocks(StringBuilder text) {
        for (Arena arena : comparison.arenas()) {
            arena.clocks().ifPresent(clocks -> text.append("- ")
                    .append(arena.place())
                    .append(": ")
                    .append(clocks.verdict().replaceAll("\\s+", " "))
                    .append('\n'));
        }
    }
}
