package io.exeunt.reports.table;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.insight.Wording;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fronts of all cells as CSV, a row per design: a column per axis, then {@code id}, {@code best} (true for the knee), {@code system},
 * {@code policy}, {@code exits}, {@code clocks}, and figures on fit and report as in {@code front.csv}. Each cell's own {@code front.csv}
 * has clocks segment by segment.
 */
public final class SweepFrontsCsv {
    private SweepFrontsCsv() {}

    /** The whole file. */
    public static String of(SweepReport sweep) {
        return table(sweep).csv();
    }

    /** Its columns and rows; columns of numbers say that they are. */
    public static TextTable table(SweepReport sweep) {
        List<String> names =
                new ArrayList<>(sweep.axes().stream().map(Axis::key).toList());
        names.addAll(List.of("id", "best", "system", "policy", "exits", "clocks"));
        Stream.of("fit", "report").forEach(split -> Stream.of(Metric.values())
                .forEach(metric -> names.add(split + "_" + DesignCsv.column(metric))));
        List<List<String>> rows = new ArrayList<>();
        sweep.cells().forEach(cell -> cell.finished()
                .ifPresent(study -> study.front().forEach(design -> rows.add(row(cell, study, design)))));
        List<Column> columns = names.stream()
                .map(name -> new Column(name, SweepCsv.NUMBERS.matcher(name).matches()))
                .toList();
        return new TextTable(columns, rows);
    }

    private static List<String> row(SweepCell cell, Finished study, Design design) {
        List<String> row = new ArrayList<>(cell.values());
        var configuration = design.configuration();
        row.add(design.id());
        row.add(Boolean.toString(design.id().equals(study.bestId())));
        row.add(configuration.system());
        row.add(configuration.policy());
        row.add(String.join(";", configuration.exits()));
        row.add(Wording.clocks(study.setting(), configuration));
        SweepCsv.addFigures(row, design.fit());
        SweepCsv.addFigures(row, design.quoted());
        return row;
    }
}
