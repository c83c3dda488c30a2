package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.Difference;
import io.exeunt.reports.format.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An arena at a glance: accuracy in per cent by policy and budget, the policy that is most accurate on average first.
 *
 * @param budgets column titles
 * @param rows one per policy
 */
public record AccuracyMatrix(List<String> budgets, List<Row> rows) {
    private static final String ORACLE = "oracle";

    public AccuracyMatrix {
        budgets = List.copyOf(budgets);
        rows = List.copyOf(rows);
    }

    /**
     * One policy.
     *
     * @param policy its name
     * @param heads that it ran on; empty where there is only one set
     * @param entries one per budget
     */
    public record Row(String policy, String heads, List<Entry> entries) {
        public Row {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One policy at one budget.
     *
     * @param text accuracy and mark of significance
     * @param best whether no other policy that can be built is more accurate
     */
    public record Entry(String text, boolean best) {}

    /** Of an arena. */
    public static AccuracyMatrix of(Arena arena) {
        List<Row> rows = arena.policies().stream()
                .sorted(Comparator.comparingDouble(policy -> -meanAccuracy(arena, policy)))
                .map(policy -> row(arena, policy))
                .toList();
        return new AccuracyMatrix(
                arena.budgets().stream().map(ComparisonTable::text).toList(), rows);
    }

    /** Over all budgets; one that it can't keep counts as nothing right. */
    private static double meanAccuracy(Arena arena, String policy) {
        return arena.curve(policy).stream()
                        .mapToDouble(cell -> cell.accuracy().estimate())
                        .sum()
                / arena.budgets().size();
    }

    private static Row row(Arena arena, String policy) {
        List<Entry> entries = new ArrayList<>();
        for (double budget : arena.budgets()) {
            Optional<Scored> cell = arena.curve(policy).stream()
                    .filter(each -> each.budget() == budget)
                    .findFirst();
            entries.add(cell.map(each -> entry(arena, each)).orElse(new Entry(Numbers.NONE, false)));
        }
        return new Row(policy, arena.heads().getOrDefault(policy, ""), entries);
    }

    private static Entry entry(Arena arena, Scored cell) {
        boolean beaten = arena.scored()
                .filter(other ->
                        other.budget() == cell.budget() && !other.policy().contains(ORACLE))
                .anyMatch(other -> other.accuracy().estimate() > cell.accuracy().estimate());
        Difference difference = cell.difference();
        String mark = difference == null ? "" : difference.mark();
        return new Entry(
                ComparisonTable.percent(cell.accuracy().estimate()) + mark,
                !beaten && !cell.policy().contains(ORACLE));
    }
}
