package io.exeunt.reports.html;

import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Limit;
import io.exeunt.explore.result.LoadFigures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.format.Scale;
import io.exeunt.reports.insight.DisplaySample;
import io.exeunt.reports.insight.HealthChecks;
import io.exeunt.reports.insight.Nearest;
import io.exeunt.reports.insight.Wording;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of designs: every metric on <em>fit</em> and on <em>report</em> side by side, one unit per metric. */
final class TablesView {
    private static final int NEAREST = 5;
    /** Most rows of the table of the front. */
    private static final int MAX_ROWS = 250;

    private final StudyReport report;
    private final List<Metric> metrics;
    private final Set<Metric> main;
    private final Map<Metric, Scale> scales = new EnumMap<>(Metric.class);

    private TablesView(StudyReport report, List<Design> designs) {
        this.report = report;
        metrics = Metric.toldOf(report.designs()).stream()
                .filter(metric -> metric != Metric.ERROR)
                .toList();
        main = new LinkedHashSet<>(report.shownMetrics());
        for (Metric metric : metrics) {
            scales.put(metric, Scale.of(metric.quantity(), designs.stream().mapToDouble(d -> metric.of(d.fit()))));
        }
    }

    static Map<String, Object> of(StudyReport report) {
        DisplaySample sample = DisplaySample.ofFront(report, MAX_ROWS);
        List<Design> front = sample.shown();
        List<Design> baselines =
                report.baselines().stream().map(Baseline::design).toList();
        List<Design> nearest = front.isEmpty() ? Nearest.to(report, NEAREST) : List.of();
        List<Design> all = new ArrayList<>(front);
        all.addAll(baselines);
        all.addAll(nearest);
        TablesView tables = new TablesView(report, all);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("columns", tables.metrics.stream().map(tables::column).toList());
        view.put("front", front.stream().map(design -> tables.row(design, "")).toList());
        view.put("hasFront", !front.isEmpty());
        view.put("frontCount", Numbers.plural(sample.total(), "design"));
        view.put(
                "frontRows",
                sample.thinned()
                        ? "Rows of " + Numbers.count(front.size())
                                + " of them, evenly spaced by accuracy; front.csv and front.json hold all."
                        : "");
        view.put("baselines", report.baselines().stream().map(tables::baseline).toList());
        view.put("hasBaselines", !baselines.isEmpty());
        view.put("nearest", nearest.stream().map(tables::nearest).toList());
        view.put("hasNearest", !nearest.isEmpty());
        return view;
    }

    private Map<String, Object> column(Metric metric) {
        return Map.of("title", scale(metric).label(metric.title()), "key", metric.key(), "extra", extra(metric));
    }

    private Scale scale(Metric metric) {
        return scales.getOrDefault(metric, new Scale(metric.quantity().unit(), 1));
    }

    private String extra(Metric metric) {
        return main.contains(metric) ? "" : "extra";
    }

    private Map<String, Object> baseline(Baseline baseline) {
        Map<String, Object> row = row(baseline.design(), baseline.title());
        row.put("note", baseline.note());
        row.put("broken", broken(baseline.design()));
        return row;
    }

    private Map<String, Object> nearest(Design design) {
        Map<String, Object> row = row(design, "");
        row.put("broken", broken(design));
        return row;
    }

    private List<String> broken(Design design) {
        Stream<String> alone = report.limits().stream()
                .filter(limit -> limit.violation(design.fit()) > 0)
                .map((Limit limit) ->
                        Wording.limit(limit) + " by " + Numbers.roughPercent(limit.violation(design.fit())));
        Stream<String> underLoad = design
                .worstUnderLoad()
                .map(LoadFigures::breach)
                .filter(breach -> breach > 0)
                .map(TablesView::underLoad)
                .stream();
        return Stream.concat(alone, underLoad).toList();
    }

    private static String underLoad(double breach) {
        return "limits under load" + (Double.isFinite(breach) ? " by " + Numbers.roughPercent(breach) : ": no answer");
    }

    private Map<String, Object> row(Design design, String name) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", design.id());
        row.put("name", name);
        row.put("knee", report.kneeDesign().map(Design::id).orElse("").equals(design.id()));
        row.put("broken", HealthChecks.breaksOnReport(report, design) ? List.of("a limit on report") : List.of());
        row.put("exits", String.join(" ", design.configuration().exits()));
        row.put("kept", design.configuration().exits().size());
        row.put("policy", design.configuration().contender());
        row.put("parameters", Wording.parameters(design.configuration()));
        row.put("clocks", Wording.clocks(report.setting(), design.configuration()));
        row.put("cells", metrics.stream().map(metric -> cell(metric, design)).toList());
        return row;
    }

    private Map<String, String> cell(Metric metric, Design design) {
        Figures scored = design.report();
        return Map.of(
                "fit", text(metric, design.fit()),
                "fitValue", value(metric, design.fit()),
                "report", text(metric, scored),
                "reportValue", value(metric, scored),
                "extra", extra(metric));
    }

    private String text(Metric metric, @Nullable Figures figures) {
        if (figures == null) {
            return Numbers.NONE;
        }
        double value = metric.of(figures);
        if (Double.isNaN(value)) {
            return Numbers.NOT_MODELLED;
        }
        return metric.quantity() == QuantityKind.SHARE
                ? String.format(Locale.ROOT, "%.2f", value * 100)
                : Numbers.significant(scale(metric).apply(value));
    }

    /** To sort by: seven digits do, and keep the page small. */
    private static String value(Metric metric, @Nullable Figures figures) {
        return figures == null || Double.isNaN(metric.of(figures)) ? "" : Float.toString((float) metric.of(figures));
    }
}
