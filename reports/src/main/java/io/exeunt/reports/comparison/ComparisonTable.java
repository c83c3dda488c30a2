package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Cell.Refused;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.MeanCost;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One arena as a table for people: a row per budget and policy, the most accurate first, accuracies in per cent, differences in points.
 */
public final class ComparisonTable {
    private static final MathContext DIGITS = new MathContext(4);
    private static final int FIXED_COLUMNS = 9;

    /** What differs between refusals of several budgets, as policies and the safety margin word it. */
    private static final Pattern BUDGET =
            Pattern.compile("^[0-9.]+ less the safety margin is [0-9.]+ \\S+: |, given [-+0-9.E]+");

    private ComparisonTable() {}

    /** The table. */
    public static TextTable of(Arena arena) {
        return new TextTable(
                columns(arena),
                arena.cells().stream()
                        .sorted(Comparator.comparingDouble(Cell::budget).thenComparingDouble(ComparisonTable::rank))
                        .map(cell -> row(arena, cell))
                        .toList());
    }

    private static double rank(Cell cell) {
        return cell instanceof Scored scored ? -scored.accuracy().estimate() : 1;
    }

    /** Below the table: how to read it. */
    public static String legend(PolicyComparison comparison) {
        String margin = comparison.safetyMargin().equals(PolicyComparison.NO_MARGIN)
                ? ""
                : "\nEvery policy was fitted for its budget less a safety margin of " + comparison.safetyMargin() + ".";
        return howToRead(comparison) + margin;
    }

    /** Above the legend: what is implausible, a line each; nothing if nothing is. */
    public static String warnings(PolicyComparison comparison) {
        return comparison.warnings().stream()
                .map(warning -> "Warning: " + warning + "\n")
                .collect(Collectors.joining());
    }

    private static String howToRead(PolicyComparison comparison) {
        return String.format(
                Locale.ROOT,
                """
                Fitted on %s samples, scored on %s others; %.0f %% intervals from %s resamples.
                vs ref: points of accuracy against the reference (ref) at the same budget, paired by sample.
                p: McNemar's mid-p; * below %.2f, ** after Holm's correction for the whole table too.
                vs ref at equal …: by linear interpolation between the policy's points, at the reference's mean cost.
                exits: per cent of the samples that left at each.""",
                Numbers.count(comparison.samples().fit()),
                Numbers.count(comparison.samples().report()),
                comparison.resampling().level() * 100,
                Numbers.count(comparison.resampling().replicates()),
                Difference.SIGNIFICANCE);
    }

    /** Why policies could not take part: each reason once, without the budget where it is the same for several. */
    public static List<String> reasons(Arena arena) {
        Map<String, List<Refused>> refusedByReason = arena.refused()
                .collect(Collectors.groupingBy(
                        refused -> refused.policy() + ": " + withoutBudget(refused.reason()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return refusedByReason.entrySet().stream()
                .map(reason -> reason(arena, reason))
                .toList();
    }

    private static String reason(Arena arena, Map.Entry<String, List<Refused>> reason) {
        int times = reason.getValue().size();
        Refused first = reason.getValue().get(0);
        return times == 1
                ? first.policy() + ": " + first.reason()
                : reason.getKey() + " (" + times + " of " + arena.budgets().size() + " budgets)";
    }

    private static String withoutBudget(String reason) {
        return BUDGET.matcher(reason).replaceAll("");
    }

    private static List<Column> columns(Arena arena) {
        List<Column> columns = new ArrayList<>();
        columns.add(number("budget (" + arena.budgetUnit() + ")"));
        columns.add(new Column("policy", false));
        if (!arena.heads().isEmpty()) {
            columns.add(new Column("heads", false));
        }
        columns.add(number("fit (" + arena.budgetUnit() + ")"));
        columns.add(number("report (" + arena.budgetUnit() + ")"));
        columns.add(number("over (%)"));
        columns.add(number("accuracy (%)"));
        columns.add(number("interval (%)"));
        columns.add(number("vs ref (points)"));
        columns.add(number("p"));
        arena.units().forEach(unit -> columns.add(number("vs ref at equal " + unit + " (points)")));
        columns.add(new Column("exits (%)", false));
        return columns;
    }

    private static Column number(String title) {
        return new Column(title, true);
    }

    private static List<String> row(Arena arena, Cell cell) {
        return cell instanceof Scored scored ? row(arena, scored) : row(arena, (Refused) cell);
    }

    private static List<String> row(Arena arena, Refused refused) {
        List<String> row = start(arena, refused);
        row.addAll(Collections.nCopies(FIXED_COLUMNS - 2 + arena.units().size(), Numbers.NONE));
        row.add("not possible");
        return row;
    }

    private static List<String> row(Arena arena, Scored scored) {
        MeanCost cost = scored.cost(arena.budgetUnit());
        List<String> row = start(arena, scored);
        row.add(text(cost.fit()));
        row.add(text(cost.report()));
        row.add(signed(cost.overrun(scored.budget()) * 100, 1));
        row.add(percent(scored.accuracy().estimate()));
        row.add(percent(scored.accuracy().low()) + "…"
                + percent(scored.accuracy().high()));
        Difference difference = scored.difference();
        boolean reference = difference == null && !scored.atEqualCost().isEmpty();
        row.add(
                difference == null
                        ? (reference ? "ref" : Numbers.NONE)
                        : points(difference.accuracy()) + difference.mark());
        row.add(difference == null ? Numbers.NONE : p(difference.test().midP()));
        for (int u = 0; u < arena.units().size(); u++) {
            boolean known = difference != null && u < scored.atEqualCost().size();
            row.add(known ? points(scored.atEqualCost().get(u).difference()) : Numbers.NONE);
        }
        row.add(scored.exitShares().stream()
                .map(share -> String.format(Locale.ROOT, "%.0f", share * 100))
                .collect(Collectors.joining(" ")));
        return row;
    }

    private static List<String> start(Arena arena, Cell cell) {
        List<String> row = new ArrayList<>(List.of(text(cell.budget()), cell.policy()));
        if (!arena.heads().isEmpty()) {
            row.add(arena.heads().getOrDefault(cell.policy(), Numbers.NONE));
        }
        return row;
    }

    static String points(Interval difference) {
        return difference.isKnown()
                ? signed(difference.estimate() * 100, 2) + " [" + signed(difference.low() * 100, 2) + ", "
                        + signed(difference.high() * 100, 2) + "]"
                : Numbers.NONE;
    }

    static String signed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%+." + decimals + "f", value).replace('-', '−');
        return text.matches("[+−]0\\.?0*") ? "±" + text.substring(1) : text;
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f", share * 100);
    }

    private static String p(double value) {
        return value < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** Four significant digits, without exponent unless that would be a row of zeros. */
    static String text(double cost) {
        if (Numbers.isExtreme(cost)) {
            return String.format(Locale.ROOT, "%.3e", cost);
        }
        BigDecimal rounded = new BigDecimal(cost).round(DIGITS);
        int decimals = DIGITS.getPrecision() - (rounded.precision() - rounded.scale());
        return rounded.setScale(Math.max(0, decimals), RoundingMode.HALF_UP).toPlainString();
    }
}
