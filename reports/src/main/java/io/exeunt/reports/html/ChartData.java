package io.exeunt.reports.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.Baseline;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Examples.Leaving;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.HistoryPoint;
import io.exeunt.explore.result.Knee;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.Standing;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.reports.insight.DisplaySample;
import io.exeunt.reports.insight.Wording;
import io.exeunt.reports.table.FrontJson;
import io.exeunt.search.objective.Constraint.Sense;
import io.exeunt.search.objective.Objective.Direction;
import io.exeunt.simulator.result.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of the charts as JSON, in SI units, six significant digits, null where not modelled. */
final class ChartData {
    /** Most designs of the front drawn. */
    static final int MAX_FRONT = 1_500;

    /** Most dominated designs drawn. */
    static final int MAX_DOMINATED = 2_000;

    /** Most infeasible designs drawn. */
    static final int MAX_INFEASIBLE = 1_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final MathContext DIGITS = new MathContext(6);

    private final StudyReport report;
    private final List<Metric> told;

    private ChartData(StudyReport report) {
        this.report = report;
        this.told = Metric.toldOf(report.designs());
    }

    static ObjectNode of(StudyReport report) {
        return new ChartData(report).root();
    }

    /** The designs of the front that are drawn. */
    static DisplaySample front(StudyReport report) {
        return DisplaySample.ofFront(report, MAX_FRONT);
    }

    /** The dominated designs that are drawn. */
    static DisplaySample dominated(StudyReport report) {
        int all = report.trials().feasible() - report.designs(Standing.FRONT).size();
        return DisplaySample.of(report.designs(Standing.DOMINATED), MAX_DOMINATED)
                .outOf(all);
    }

    /** The infeasible designs that are drawn. */
    static DisplaySample infeasible(StudyReport report) {
        return DisplaySample.of(report.designs(Standing.INFEASIBLE), MAX_INFEASIBLE)
                .outOf(report.trials().infeasible());
    }

    private ObjectNode root() {
        ObjectNode root = JSON.objectNode();
        root.set("metrics", metrics());
        root.put("latency", report.latencyMetric().key());
        root.put(
                "x",
                report.energyModelled()
                        ? Metric.ENERGY.key()
                        : report.latencyMetric().key());
        report.objectives().forEach(metric -> root.withArray("objectives").add(metric.key()));
        limits(root.putArray("limits"));
        report.setting().segments().forEach(root.putArray("segments")::add);
        report.setting().exits().forEach(root.putArray("exits")::add);
        domains(root.putArray("domains"));
        Knee knee = report.knee();
        root.put("knee", knee == null ? null : knee.designId());
        root.put("schemaVersion", FrontJson.SCHEMA_VERSION);
        ArrayNode designs = root.putArray("designs");
        Map<String, Outcome> outcomes = new HashMap<>();
        report.details().forEach(detail -> outcomes.put(detail.designId(), detail.outcome()));
        Map<String, Leaving> leaving = new HashMap<>();
        report.examples().leaving().forEach(each -> leaving.put(each.designId(), each));
        front(report)
                .shown()
                .forEach(design -> designs.add(pickable(design, outcomes.get(design.id()), leaving.get(design.id()))));
        dominated(report).shown().forEach(design -> designs.add(design(design)));
        infeasible(report).shown().forEach(design -> designs.add(design(design)));
        ArrayNode baselines = root.putArray("baselines");
        report.baselines().forEach(baseline -> baselines.add(baseline(baseline)));
        history(root.putObject("history"));
        Outcome outcome = knee == null ? null : knee.outcome();
        root.set("outcome", outcome == null ? null : OutcomeData.of(outcome));
        return root;
    }

    private ArrayNode metrics() {
        ArrayNode metrics = JSON.arrayNode();
        for (Metric metric : told) {
            metrics.addObject()
                    .put("key", metric.key())
                    .put("title", metric.title())
                    .put("quantity", metric.quantity().name().toLowerCase(Locale.ROOT))
                    .put("unit", metric.quantity().unit())
                    .put("maximize", metric.direction() == Direction.MAXIMIZE);
        }
        return metrics;
    }

    private void limits(ArrayNode limits) {
        report.limits().forEach(limit -> limits.addObject()
                .put("metric", limit.metric().key())
                .put("atMost", limit.sense() == Sense.AT_MOST)
                .put("bound", limit.bound())
                .put("text", Wording.limit(limit)));
    }

    private void domains(ArrayNode domains) {
        report.setting().domains().forEach(domain -> {
            ObjectNode node = domains.addObject().put("id", domain.id());
            domain.freqHz().forEach(node.putArray("hz")::add);
        });
    }

    private ObjectNode baseline(Baseline baseline) {
        return design(baseline.design()).put("title", baseline.title()).put("note", baseline.note());
    }

    private ObjectNode design(Design design) {
        ObjectNode node = JSON.objectNode();
        node.put("id", design.id());
        node.put("standing", design.standing().name().toLowerCase(Locale.ROOT));
        node.put("exits", String.join(", ", design.configuration().exits()));
        node.put("kept", design.configuration().exits().size());
        node.put("policy", design.configuration().contender());
        node.put("parameters", Wording.parameters(design.configuration()));
        node.put("clocks", Wording.clocks(report.setting(), design.configuration()));
        node.set("meanHz", meanHz(design.configuration().freqHz()));
        node.set("fit", figures(design.fit()));
        node.set("report", figures(design.report()));
        return node;
    }

    /** A design that can be picked: with what it is in full, and where its time and energy go and samples leave if that is known. */
    private ObjectNode pickable(Design design, @Nullable Outcome outcome, @Nullable Leaving leaving) {
        ObjectNode node = design(design);
        node.set("configuration", FrontJson.configuration(report.setting(), design));
        if (outcome != null) {
            node.set("outcome", OutcomeData.of(outcome));
        }
        if (leaving != null) {
            ObjectNode leaves = node.putObject("leaving");
            design.configuration().exits().forEach(leaves.putArray("kept")::add);
            leaving.exits().forEach(leaves.putArray("exits")::add);
            leaving.right().forEach(leaves.putArray("right")::add);
        }
        return node;
    }

    private ArrayNode meanHz(List<List<Double>> freqHz) {
        ArrayNode mean = JSON.arrayNode();
        for (int domain = 0; domain < report.setting().domains().size(); domain++) {
            int column = domain;
            number(
                    mean,
                    freqHz.stream()
                            .mapToDouble(row -> row.get(column))
                            .average()
                            .orElse(Double.NaN));
        }
        return mean;
    }

    private @Nullable ArrayNode figures(@Nullable Figures figures) {
        if (figures == null) {
            return null;
        }
        ArrayNode values = JSON.arrayNode();
        for (Metric metric : told) {
            number(values, metric.of(figures));
        }
        return values;
    }

    private void history(ObjectNode node) {
        node.put("algorithm", report.history().algorithm());
        node.set("search", progress(report.history().search()));
        node.set("random", progress(report.history().randomSearch()));
    }

    private static ArrayNode progress(List<HistoryPoint> history) {
        ArrayNode points = JSON.arrayNode();
        for (HistoryPoint progress : history) {
            ArrayNode point = points.addArray();
            point.add(progress.evaluations());
            number(point, progress.hypervolume());
            number(point, progress.feasibleShare());
            point.add(progress.frontSize());
        }
        return points;
    }

    /** Six significant digits, null for what is not a number. */
    static void number(ArrayNode array, double value) {
        if (Double.isFinite(value)) {
            array.add(new BigDecimal(Double.toString(value)).round(DIGITS).doubleValue());
        } else {
            array.addNull();
        }
    }
}
