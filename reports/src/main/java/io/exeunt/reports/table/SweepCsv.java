package io.exeunt.reports.table;

import io.exeunt.explore.result.BoardClocks;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.Measure;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.format.FileUnit;
import io.exeunt.reports.insight.Wording;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sweep as CSV, a row per cell, in the units and digits of {@code front.csv}: a column per axis under its key, {@code state} (complete, infeasible,
 * failed), {@code reason}, {@code folder}, {@code evaluations}, {@code front_size}, {@code hypervolume_fit} and {@code hypervolume_report}
 * (shares of the box that all cells have in common; empty where there is none), and the best design: {@code best_id}, system, policy,
 * exits, parameters, governor, clocks, and its figures on fit and report as in {@code front.csv}.
 */
public final class SweepCsv {
    private static final List<String> BEST =
            List.of("id", "system", "policy", "exits", "parameters", "governor", "clocks");

    /** Columns of numbers: no axis, which is called as a key of a scenario, is called so. */
    static final Pattern NUMBERS = Pattern.compile("evaluations|front_size|hypervolume_\\w+|(best_)?(fit|report)_\\w+");

    private SweepCsv() {}

    /** The whole file. */
    public static String of(SweepReport sweep) {
        return table(sweep).csv();
    }

    /** Its columns and rows; columns of numbers say that they are. */
    public static TextTable table(SweepReport sweep) {
        List<String> names =
                new ArrayList<>(sweep.axes().stream().map(Axis::key).toList());
        names.addAll(List.of(
                "state", "reason", "folder", "evaluations", "front_size", "hypervolume_fit", "hypervolume_report"));
        BEST.forEach(name -> names.add("best_" + name));
        Stream.of("fit", "report").forEach(split -> Stream.of(Metric.values())
                .forEach(metric -> names.add("best_" + split + "_" + DesignCsv.column(metric))));
        List<Measure> volumes = Measure.of(sweep).stream()
                .filter(measure -> measure.key().startsWith("hypervolume"))
                .toList();
        List<Column> columns = names.stream()
                .map(name -> new Column(name, NUMBERS.matcher(name).matches()))
                .toList();
        return new TextTable(
                columns, sweep.cells().stream().map(cell -> row(cell, volumes)).toList());
    }

    private static List<String> row(SweepCell cell, List<Measure> volumes) {
        List<String> row = new ArrayList<>(cell.values());
        row.add(cell.state().name().toLowerCase(Locale.ROOT));
        row.add(cell.reason());
        row.add(cell.folder());
        row.add(of(cell, study -> Long.toString(study.evaluations())));
        row.add(of(cell, study -> Integer.toString(study.front().size())));
        for (int i = 0; i < 2; i++) {
            row.add(volumes.isEmpty() ? "" : number(volumes.get(i).of(cell)));
        }
        row.addAll(cell.finished()
                .flatMap(study -> study.best().map(design -> best(study, design)))
                .orElseGet(() -> Collections.nCopies(BEST.size() + 2 * Metric.values().length, "")));
        return row;
    }

    private static String of(SweepCell cell, Function<Finished, String> text) {
        return cell.finished().map(text).orElse("");
    }

    private static List<String> best(Finished study, Design design) {
        var configuration = design.configuration();
        List<String> row = new ArrayList<>(List.of(
                design.id(),
                configuration.system(),
                configuration.policy(),
                String.join(";", configuration.exits()),
                configuration.parameters().stream()
                        .map(parameter -> parameter.name() + "=" + parameter.value())
                        .collect(Collectors.joining(";")),
                configuration.clocks().stream().map(BoardClocks::governor).collect(Collectors.joining(";")),
                Wording.clocks(study.setting(), configuration)));
        addFigures(row, design.fit());
        addFigures(row, design.quoted());
        return row;
    }

    static void addFigures(List<String> row, Figures figures) {
        Stream.of(Metric.values()).forEach(metric -> row.add(DesignCsv.cell(metric, figures)));
    }

    static String number(double value) {
        return FileUnit.PLAIN.cell(value);
    }
}
