package io.exeunt.reports.table;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Evenly;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.format.Scale;
import io.exeunt.reports.insight.Wording;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
     * @param most rows, > 0
     */
    public static TextTable front(StudyReport report, int most) {
        List<Design> shown = shown(report, most);
        return table("Design", report, shown.stream().map(Design::id).toList(), shown);
    }

    private static List<Design> shown(StudyReport report, int most) {
        List<Design> front = report.designs(Standing.FRONT);
        if (front.size() <= most) {
            return Evenly.byAccuracy(front);
        }
        Optional<Design> knee = report.kneeDesign();
        List<Design> others = front.stream()
                .filter(design -> !knee.equals(Optional.of(design)))
                .toList();
        List<Design> some = new ArrayList<>(Evenly.of(Evenly.byAccuracy(others), most - (knee.isPresent() ? 1 : 0)));
        knee.ifPresent(some::add);
        return Evenly.byAccuracy(some);
    }

    /** The baselines. */
    public static TextTable baselines(StudyReport report) {
        return table(
                "Baseline",
                report,
                report.baselines().stream().map(Baseline::title).toList(),
                report.baselines().stream().map(Baseline::design).toList());
    }

    /** Figures in the unit that their column names. */
    private static TextTable table(String first, StudyReport report, List<String> names, List<Design> designs) {
        List<Metric> metrics = report.shownMetrics();
        List<Scale> scales = metrics.stream()
                .map(metric ->
                        Scale.of(metric.quantity(), designs.stream().mapToDouble(design -> metric.of(design.quoted()))))
                .toList();
        List<Column> columns = new ArrayList<>(List.of(new Column(first, false)));
        for (int m = 0; m < metrics.size(); m++) {
            columns.add(new Column(scales.get(m).label(metrics.get(m).title()), true));
        }
        Stream.of("Split", "Exits kept", "Policy", "Clocks").forEach(title -> columns.add(new Column(title, false)));
        List<List<String>> rows = new ArrayList<>();
        for (int d = 0; d < designs.size(); d++) {
            rows.add(row(names.get(d), report, metrics, scales, designs.get(d)));
        }
        return new TextTable(columns, rows);
    }

    private static List<String> row(
            String name, StudyReport report, List<Metric> metrics, List<Scale> scales, Design design) {
        List<String> cells = new ArrayList<>(List.of(name));
        for (int m = 0; m < metrics.size(); m++) {
            cells.add(cell(metrics.get(m), scales.get(m), metrics.get(m).of(design.quoted())));
        }
        cells.add(design.report() == null ? "fit" : "report");
        cells.add(String.join(" ", design.configuration().exits()));
        cells.add(design.configuration().contender());
        cells.add(Wording.clocks(report.setting(), design.configuration()));
        return cells;
    }

    private static String cell(Metric metric, Scale scale, double value) {
        if (Double.isNaN(value)) {
            return Numbers.NOT_MODELLED;
        }
        return metric.quantity() == QuantityKind.SHARE
                ? String.format(Locale.ROOT, "%.2f", scale.apply(value))
                : Numbers.significant(scale.apply(value));
    }
}
