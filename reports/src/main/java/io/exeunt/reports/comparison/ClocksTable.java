package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.ClockComparison;
import io.exeunt.compare.result.Clocked;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What governors make of an arena's policies at the middle budget, as a table for people: the thriftiest governor first. */
public final class ClocksTable {
    private static final String NOT_MODELLED = "not modelled";
    private static final List<Column> COLUMNS = Stream.of(
                    "policy",
                    "governor",
                    "clocks",
                    "latency (ms)",
                    "late (%)",
                    "inference (mJ)",
                    "switching (mJ)",
                    "idle (mJ)",
                    "energy (mJ)",
                    "interval (mJ)")
            .map(name ->
                    new Column(name, !List.of("policy", "governor", "clocks").contains(name)))
            .toList();

    private ClocksTable() {}

    /** The table. */
    public static TextTable of(Arena arena, ClockComparison clocks) {
        List<String> policies = arena.policies();
        List<List<String>> rows = clocks.at(clocks.middleBudget())
                .sorted(Comparator.<Clocked>comparingInt(row -> place(policies, row.policy()))
                        .thenComparingDouble(ClocksTable::rank))
                .map(row -> row instanceof Clocked.Priced priced ? row(priced) : row((Clocked.Refused) row))
                .toList();
        List<Column> columns = new ArrayList<>(COLUMNS);
        columns.add(new Column("vs constant (%)", true));
        columns.add(new Column("vs ref at equal mJ (points)", true));
        return new TextTable(columns, rows);
    }

    /** What is no policy of the arena comes last. */
    private static int place(List<String> policies, String policy) {
        int index = policies.indexOf(policy);
        return index < 0 ? policies.size() : index;
    }

    private static double rank(Clocked clocked) {
        return clocked instanceof Clocked.Priced priced && priced.totalMj().isKnown()
                ? priced.totalMj().estimate()
                : Double.POSITIVE_INFINITY;
    }

    /** What the table is of, and how to read it. */
    public static String legend(Arena arena, ClockComparison clocks) {
        String period = Double.isInfinite(clocks.periodMs())
                ? "per inference; no period was given, so idling is not charged"
                : "per period of " + ComparisonTable.text(clocks.periodMs()) + " ms, idling included";
        String late = Double.isInfinite(clocks.latencyBudgetMs())
                ? "no latency budget"
                : "late: after more than " + ComparisonTable.text(clocks.latencyBudgetMs()) + " ms";
        String reasons = clocks.at(clocks.middleBudget())
                .filter(Clocked.Refused.class::isInstance)
                .map(Clocked.Refused.class::cast)
                .map(refused ->
                        "\n" + refused.governor() + ": " + refused.reason().replaceAll("\\s+", " "))
                .distinct()
                .collect(Collectors.joining());
        return "Governors at the budget of " + ComparisonTable.text(clocks.middleBudget()) + " " + arena.budgetUnit()
                + "; mean energy in mJ " + period + "; " + late + ".\n"
                + "vs constant: energy against the best governor (on fit) whose clocks are constant until the answer.\n"
                + "vs ref at equal mJ: points of accuracy against the reference policy at equal mean energy, same governor.\n"
                + "no exits: the plain network, whatever the budget." + overruns(clocks) + reasons;
    }

    /** Who can't keep up is charged what the work takes, however long that is. */
    private static String overruns(ClockComparison clocks) {
        String slow = clocks.at(clocks.middleBudget())
                .filter(row -> row instanceof Clocked.Priced priced && priced.latencyMs() > clocks.periodMs())
                .map(Clocked::governor)
                .distinct()
                .collect(Collectors.joining(", "));
        return slow.isEmpty()
                ? ""
                : "\nThe period is shorter than answers take under " + slow
                        + ": there the board can't keep up, never idles, and mJ are per inference.";
    }

    private static List<String> row(Clocked.Refused refused) {
        List<String> row = new ArrayList<>(List.of(refused.policy(), refused.governor()));
        row.addAll(Collections.nCopies(COLUMNS.size() - 2, Numbers.NONE));
        row.addAll(List.of("not possible", Numbers.NONE));
        return row;
    }

    private static List<String> row(Clocked.Priced priced) {
        Interval total = priced.totalMj();
        List<String> row = new ArrayList<>();
        row.add(priced.policy());
        row.add(priced.governor());
        row.add(priced.kind().text());
        row.add(ComparisonTable.text(priced.latencyMs()));
        row.add(ComparisonTable.percent(priced.lateShare()));
        row.add(energy(priced.energy().inferenceMj()));
        row.add(energy(priced.energy().switchingMj()));
        row.add(energy(priced.energy().idleMj()));
        row.add(energy(total.estimate()));
        row.add(total.isKnown() ? energy(total.low()) + "…" + energy(total.high()) : Numbers.NONE);
        row.add(share(priced.againstConstant()));
        row.add(ComparisonTable.points(priced.atEqualEnergy()));
        return row;
    }

    private static String energy(double mj) {
        return Double.isNaN(mj) ? NOT_MODELLED : ComparisonTable.text(mj);
    }

    private static String share(Interval share) {
        return share.isKnown()
                ? ComparisonTable.signed(share.estimate() * 100, 2) + " ["
                        + ComparisonTable.signed(share.low() * 100, 2) + ", "
                        + ComparisonTable.signed(share.high() * 100, 2) + "]"
                : Numbers.NONE;
    }
}
