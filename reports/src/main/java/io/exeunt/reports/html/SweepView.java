package io.exeunt.reports.html;

import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.AxisStep;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.Group;
import io.exeunt.explore.sweep.Measure;
import io.exeunt.explore.sweep.Spread;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepCell.State;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.format.Numbers;
import io.exeunt.reports.insight.SweepFindings;
import io.exeunt.reports.insight.Wording;
import io.exeunt.reports.table.TextTable;
import io.exeunt.reports.table.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the template of a sweep fills in: ready texts, nothing left to compute. */
final class SweepView {
    /** Most cells in the page's table; sweep.csv has all. */
    static final int MOST_ROWS = 500;

    private final SweepReport sweep;
    private final List<Measure> measures;

    private SweepView(SweepReport sweep) {
        this.sweep = sweep;
        this.measures = Measure.of(sweep);
    }

    static Map<String, Object> of(SweepReport sweep) {
        return new SweepView(sweep).view();
    }

    private Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("heading", sweep.ofStudies() ? sweep.title() : "Sweep of " + sweep.title());
        view.put("bySweep", !sweep.ofStudies());
        view.put("axes", sweep.axes().stream().map(SweepView::axis).toList());
        view.put("verdict", Typography.keep(SweepFindings.verdict(sweep)));
        view.put("tone", tone());
        view.put("box", Typography.keep(SweepFindings.box(sweep)));
        view.put("strongest", Typography.keep(SweepFindings.strongest(sweep)));
        view.put("anyFront", sweep.finished().anyMatch(study -> !study.front().isEmpty()));
        view.put(
                "manyAxes",
                sweep.axes().stream().filter(axis -> axis.values().size() > 1).count() > 1);
        view.put("thinned", thinned());
        view.put("cells", PageParts.table("Best design of each cell", cells()));
        view.put(
                "cut",
                sweep.cells().size() > MOST_ROWS
                        ? "The first " + MOST_ROWS + " of "
                                + Numbers.count(sweep.cells().size()) + " cells; sweep.csv has all."
                        : "");
        view.put("along", along());
        view.put("steps", PageParts.table("What changes", steps()));
        view.put(
                "anyStep",
                !sweep.ofStudies()
                        && sweep.axes().stream().anyMatch(axis -> axis.values().size() > 1));
        view.put("seedFinding", Typography.keep(SweepFindings.seeds(sweep)));
        view.put("seeds", PageParts.table("Spread over seeds", seeds()));
        view.put("anySeeds", !Group.overSeeds(sweep).isEmpty());
        view.put("failed", failed());
        view.put("anyFailed", sweep.count(State.FAILED) > 0);
        view.put("version", sweep.origin().version());
        view.put("command", sweep.origin().command());
        view.put("inputs", sweep.origin().inputs());
        return view;
    }

    private static Map<String, String> axis(Axis axis) {
        List<String> values = axis.values();
        String text = values.size() <= 8
                ? String.join(", ", values)
                : values.get(0) + " … " + values.get(values.size() - 1) + " (" + values.size() + ")";
        return Map.of("key", axis.key(), "values", text);
    }

    private String tone() {
        return sweep.count(State.FAILED) > 0 ? "worse" : sweep.count(State.COMPLETE) == 0 ? "infeasible" : "";
    }

    private String thinned() {
        if (sweep.ofStudies()) {
            int most = SweepData.mostOfEach(sweep);
            return sweep.finished().allMatch(study -> study.front().size() <= most)
                    ? ""
                    : "Of each front at most " + Numbers.count(most) + " designs are drawn, evenly spaced by accuracy.";
        }
        int stride = SweepData.stride(sweep);
        return stride == 1 ? "" : "Every " + stride + "th cell is drawn, its front whole; fronts.csv has all.";
    }

    private TextTable cells() {
        List<Column> columns = new ArrayList<>();
        sweep.axes().forEach(axis -> columns.add(new Column(axis.key(), false)));
        columns.add(new Column("Hypervolume", true));
        Stream.of("Accuracy", "Latency", "Energy").forEach(title -> columns.add(new Column(title, true)));
        Stream.of("Exits kept", "Policy", "Thresholds", "Clocks", "Design")
                .forEach(title -> columns.add(new Column(title, false)));
        return new TextTable(
                columns, sweep.cells().stream().limit(MOST_ROWS).map(this::cell).toList());
    }

    private List<String> cell(SweepCell cell) {
        List<String> row = new ArrayList<>(cell.values());
        row.add(
                sweep.commonBox().isEmpty()
                        ? Numbers.NONE
                        : SweepFindings.volume(measures.get(0).of(cell)));
        row.addAll(cell.finished()
                .flatMap(study -> study.best().map(design -> best(study, design)))
                .orElseGet(() -> without(cell)));
        return row;
    }

    private static List<String> best(Finished study, Design design) {
        return List.of(
                text(Metric.ACCURACY, design),
                text(study.latency(), design),
                text(Metric.ENERGY, design),
                String.join(", ", design.configuration().exits()),
                design.configuration().contender(),
                Wording.parameters(design.configuration()),
                Wording.clocks(study.setting(), design.configuration()),
                design.id());
    }

    private static List<String> without(SweepCell cell) {
        String state = cell.state().name().toLowerCase(Locale.ROOT);
        return List.of(
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                state,
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE,
                Numbers.NONE);
    }

    private static String text(Metric metric, Design design) {
        return Numbers.of(metric.quantity(), metric.of(design.quoted()));
    }

    /** A table per axis: means over all values of the others. */
    private List<Map<String, Object>> along() {
        List<Map<String, Object>> tables = new ArrayList<>();
        for (int axis = 0; axis < sweep.axes().size(); axis++) {
            String key = sweep.axes().get(axis).key();
            List<Column> columns = new ArrayList<>(List.of(new Column(key, false), new Column("Cells", true)));
            measures.forEach(measure -> columns.add(new Column(measure.title(), true)));
            List<List<String>> rows = Group.alongAxis(sweep, axis).stream()
                    .limit(MOST_ROWS)
                    .map(group -> row(group, false))
                    .toList();
            tables.add(PageParts.table(key, new TextTable(columns, rows)));
        }
        return tables;
    }

    private TextTable seeds() {
        List<Column> columns = new ArrayList<>();
        sweep.axes().stream()
                .filter(axis -> !axis.repeats() || axis.values().size() == 1)
                .forEach(axis -> columns.add(new Column(axis.key(), false)));
        columns.add(new Column("Seeds", true));
        measures.forEach(measure -> columns.add(new Column(measure.title(), true)));
        columns.add(new Column("Different best designs", true));
        List<List<String>> rows = Group.overSeeds(sweep).stream()
                .limit(MOST_ROWS)
                .map(group -> row(group, true))
                .toList();
        return new TextTable(columns, rows);
    }

    private List<String> row(Group group, boolean seeds) {
        List<String> row = new ArrayList<>(group.values());
        row.add(Numbers.count(group.cells()));
        for (int i = 0; i < measures.size(); i++) {
            row.add(
                    seeds
                            ? withDeviation(measures.get(i), group.spreads().get(i))
                            : mean(measures.get(i), group.spreads().get(i)));
        }
        if (seeds) {
            row.add(Numbers.count(group.bestDesigns()));
        }
        return row;
    }

    private static String mean(Measure measure, Spread spread) {
        return spread.count() == 0 ? Numbers.NONE : value(measure, spread.mean());
    }

    private static String withDeviation(Measure measure, Spread spread) {
        return Double.isNaN(spread.deviation())
                ? mean(measure, spread)
                : value(measure, spread.mean()) + " ± " + value(measure, spread.deviation());
    }

    private static String value(Measure measure, double value) {
        if (measure.key().startsWith("hypervolume")) {
            return SweepFindings.volume(value);
        }
        return measure.quantity() == QuantityKind.COUNT && value < 1e4
                ? Numbers.significant(value)
                : Numbers.of(measure.quantity(), value);
    }

    private TextTable steps() {
        List<Column> columns = new ArrayList<>(List.of(new Column("Axis", false), new Column("Step", false)));
        Stream.of("Pairs", "Other exits", "Other policy", "Other thresholds", "Other clocks")
                .forEach(title -> columns.add(new Column(title, true)));
        measures.forEach(measure -> columns.add(new Column("Δ " + measure.title(), true)));
        return new TextTable(
                columns,
                AxisStep.of(sweep).stream().limit(MOST_ROWS).map(this::step).toList());
    }

    private List<String> step(AxisStep step) {
        List<String> row = new ArrayList<>(List.of(
                sweep.axes().get(step.axis()).key(),
                step.from() + " → " + step.to(),
                Numbers.count(step.pairs()),
                Numbers.count(step.exits()),
                Numbers.count(step.policies()),
                Numbers.count(step.parameters()),
                Numbers.count(step.clocks())));
        for (int i = 0; i < measures.size(); i++) {
            double mean = step.differences().get(i).mean();
            String sign = mean > 0 ? "+" : "";
            row.add(Double.isNaN(mean) ? Numbers.NONE : sign + signed(measures.get(i), mean));
        }
        return row;
    }

    private static String signed(Measure measure, double difference) {
        return value(measure, difference).replace('-', '−');
    }

    private List<Map<String, String>> failed() {
        return sweep.cells().stream()
                .filter(cell -> cell.state() == State.FAILED)
                .limit(MOST_ROWS)
                .map(cell -> Map.of("name", SweepFindings.name(sweep, cell), "reason", cell.reason()))
                .toList();
    }
}
