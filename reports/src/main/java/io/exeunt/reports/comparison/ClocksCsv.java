package io.exeunt.reports.comparison;

import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Clocked;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What governors make of a comparison as CSV with full precision, a row per arena, budget, policy and governor; shares and differences
 * are 0 … 1. Cells without a value are empty; {@code problem} says why a row has no figures.
 */
public final class ClocksCsv {
    private static final List<String> NAMES = List.of(
            "place",
            "budget",
            "budget_unit",
            "policy",
            "governor",
            "kind",
            "latency_ms",
            "late_share",
            "inference_mj",
            "switching_mj",
            "idle_mj",
            "total_mj",
            "total_mj_low",
            "total_mj_high",
            "against_constant",
            "against_constant_low",
            "against_constant_high",
            "accuracy_at_equal_energy",
            "accuracy_at_equal_energy_low",
            "accuracy_at_equal_energy_high",
            "rule",
            "problem");
    private static final int IDENTITY = 5;

    private ClocksCsv() {}

    /** The whole file. */
    public static String of(PolicyComparison comparison) {
        List<Column> columns =
                NAMES.stream().map(name -> new Column(name, false)).toList();
        List<List<String>> rows = comparison.arenas().stream()
                .flatMap(arena -> arena.clocks().stream()
                        .flatMap(clocks -> clocks.rows().stream())
                        .map(row -> row(arena, row)))
                .toList();
        return new TextTable(columns, rows).csv();
    }

    private static List<String> row(Arena arena, Clocked clocked) {
        List<String> row = new ArrayList<>(List.of(
                arena.place(),
                ComparisonCsv.number(clocked.budget()),
                arena.budgetUnit(),
                clocked.policy(),
                clocked.governor()));
        if (clocked instanceof Clocked.Priced priced) {
            figures(row, priced);
            row.add("");
        } else {
            row.addAll(Collections.nCopies(NAMES.size() - IDENTITY - 1, ""));
            row.add(((Clocked.Refused) clocked).reason());
        }
        return row;
    }

    private static void figures(List<String> row, Clocked.Priced priced) {
        Clocked.Parts energy = priced.energy();
        row.add(priced.kind().name().toLowerCase(Locale.ROOT));
        ComparisonCsv.numbers(row, priced.latencyMs(), priced.lateShare());
        ComparisonCsv.numbers(row, energy.inferenceMj(), energy.switchingMj(), energy.idleMj());
        Stream.of(priced.totalMj(), priced.againstConstant(), priced.atEqualEnergy())
                .forEach(interval -> interval(row, interval));
        row.add(priced.rule());
    }

    private static void interval(List<String> row, Interval interval) {
        ComparisonCsv.numbers(row, interval.estimate(), interval.low(), interval.high());
    }
}
