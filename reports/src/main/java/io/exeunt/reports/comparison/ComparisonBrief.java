package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A comparison in a few Markdown tables to quote: accuracies by budget, differences at equal cost on every board, what clocks bring. */
public final class ComparisonBrief {
    private static final String OPERATIONS = "MMAC";
    private static final String NONE_SHARED =
            "Differences at equal cost are left out, as no budget is the same on all boards:"
                    + " name the budgets (--budgets 2.0,5.0), or limit operations (--cost macs).\n\n";

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
        List<Double> shared = comparison.arenas().get(0).budgets().stream()
                .filter(budget -> comparison.arenas().stream()
                        .allMatch(arena -> arena.budgets().contains(budget)))
                .toList();
        if (shared.isEmpty()) {
            text.append(NONE_SHARED);
        }
        Map<List<Double>, String> tables = new LinkedHashMap<>();
        for (double budget : shared) {
            if (against(comparison.arenas().get(0), budget).isPresent()) {
                tables.put(costs(budget), title(references(budget), budget) + equalCosts(budget));
            }
        }
        tables.values().forEach(table -> text.append(table).append('\n'));
    }

    /** What the reference of each arena costs. */
    private List<Double> costs(double budget) {
        return comparison.arenas().stream()
                .flatMap(arena -> against(arena, budget).stream())
                .map(scored -> scored.atEqualCost().get(0).cost())
                .toList();
    }

    /** Each that some arena has at a budget, once. */
    private Set<String> references(double budget) {
        return comparison.arenas().stream()
                .flatMap(arena -> reference(arena, budget).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> reference(Arena arena, double budget) {
        return against(arena, budget)
                .map(scored -> Objects.requireNonNull(scored.difference()).reference());
    }

    /** One reference stands in the title; several stand over their columns. */
    private static String title(Set<String> references, double budget) {
        String against = references.size() == 1 ? references.iterator().next() : "each column's reference";
        return "Points of accuracy against " + against + " at its mean cost, budget " + ComparisonTable.text(budget)
                + " (95 % interval, paired):\n\n";
    }

    /** A policy that was compared with the reference of an arena at a budget. */
    private static Optional<Scored> against(Arena arena, double budget) {
        return at(arena, budget).stream()
                .filter(cell -> cell.difference() != null && !cell.atEqualCost().isEmpty())
                .findFirst();
    }

    private static List<Scored> at(Arena arena, double budget) {
        return arena.scored().filter(cell -> cell.budget() == budget).toList();
    }

    private String equalCosts(double budget) {
        List<Column> columns = new ArrayList<>(List.of(new Column("policy", false)));
        List<Side> sides = new ArrayList<>();
        boolean named = references(budget).size() > 1;
        for (Arena arena : comparison.arenas()) {
            for (int unit = 0; unit < arena.units().size(); unit++) {
                if (sides.isEmpty() || !arena.units().get(unit).equals(OPERATIONS)) {
                    sides.add(new Side(arena, unit));
                    String against = reference(arena, budget)
                            .filter(reference -> named)
                            .map(reference -> " against " + reference)
                            .orElse("");
                    columns.add(new Column(title(arena, unit) + against, true));
                }
            }
        }
        List<List<String>> rows = comparison.arenas().stream()
                .flatMap(arena -> at(arena, budget).stream())
                .filter(cell -> cell.difference() != null)
                .map(Scored::policy)
                .distinct()
                .map(policy -> row(policy, budget, sides))
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

    private String title(Arena arena, int unit) {
        String name = arena.units().get(unit);
        return name.equals(OPERATIONS) ? name : shortly(arena.place()) + " " + name;
    }

    /** As many steps of "board/unit/runtime/precision" as tell it from the other places. */
    private String shortly(String place) {
        return IntStream.range(1, place.length())
                .filter(end -> place.charAt(end) == '/')
                .mapToObj(end -> place.substring(0, end))
                .filter(start -> comparison.arenas().stream()
                        .map(Arena::place)
                        .noneMatch(other -> !other.equals(place) && (other + "/").startsWith(start + "/")))
                .findFirst()
                .orElse(place);
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
