package io.exeunt.reports.table;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.DisplaySample;
import io.exeunt.reports.insight.Wording;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The front and the baselines as tables for people; the figures quoted are those on <em>report</em> where there are any. */
public final class FrontTable {
    private FrontTable() {}

    /** The designs on the front, most accurate first. */
    public static TextTable front(StudyReport report) {
        return front(report, Integer.MAX_VALUE);
    }

    /**
     * Some designs of the front, evenly spaced by accuracy, the most accurate first; the recommended one is always among them.
     *
     * @param most rows, but for what has to be there, > 0
     */
    public static TextTable front(StudyReport report, int most) {
        List<Metric> metrics = metrics(report);
        List<List<String>> rows = DisplaySample.ofFront(report, most).shown().stream()
                .map(design -> row(design.id(), report, metrics, design))
                .toList();
        return new TextTable(columns("Design", metrics), rows);
    }

    /** The baselines. */
    public static TextTable baselines(StudyReport report) {
        List<Metric> metrics = metrics(report);
        List<List<String>> rows = report.baselines().stream()
                .map((Baseline baseline) -> row(baseline.title(), report, metrics, baseline.design()))
                .toList();
        return new TextTable(columns("Baseline", metrics), rows);
    }

    private static List<Metric> metrics(StudyReport report) {
        return report.shownMetrics();
    }

    private static List<Column> columns(String first, List<Metric> metrics) {
        return Stream.of(
                        Stream.of(new Column(first, false)),
                        metrics.stream().map(metric -> new Column(metric.title(), true)),
                        Stream.of("Split", "Exits kept", "Policy", "Clocks").map(title -> new Column(title, false)))
                .flatMap(columns -> columns)
                .collect(Collectors.toList());
    }

    private static List<String> row(String name, StudyReport report, List<Metric> metrics, Design design) {
        Figures figures = design.quoted();
        List<String> cells = new ArrayList<>(List.of(name));
        metrics.forEach(metric -> cells.add(Numbers.of(metric.quantity(), metric.of(figures))));
        cells.add(design.report() == null ? "fit" : "report");
        cells.add(String.join(" ", design.configuration().exits()));
        cells.add(design.configuration().contender());
        cells.add(Wording.clocks(report.setting(), design.configuration()));
        return cells;
    }
}
