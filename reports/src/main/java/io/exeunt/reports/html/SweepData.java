package io.exeunt.reports.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Evenly;
import io.exeunt.explore.result.Figures;
import io.exeunt.explore.result.Metric;
import io.exeunt.explore.result.QuantityKind;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.Measure;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.insight.SweepFindings;
import io.exeunt.reports.insight.Wording;
import io.exeunt.search.objective.Objective.Direction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The data of a sweep's charts as JSON, in SI units, six significant digits, null where there is no number. */
final class SweepData {
    /** Most designs of fronts drawn; above it every so-manieth cell is drawn, whole. */
    static final int MOST_DESIGNS = 12_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final MathContext DIGITS = new MathContext(6);

    private SweepData() {}

    /** Most designs that are drawn of one front: of studies that were made each for itself every one is to be seen. */
    static int mostOfEach(SweepReport sweep) {
        return sweep.ofStudies() ? MOST_DESIGNS / sweep.cells().size() : Integer.MAX_VALUE;
    }

    /** Every how-manieth cell's front is drawn: 1 for all. */
    static int stride(SweepReport sweep) {
        if (sweep.ofStudies()) {
            return 1;
        }
        long designs = sweep.finished().mapToLong(study -> study.front().size()).sum();
        return (int) Math.max(1, (designs + MOST_DESIGNS - 1) / MOST_DESIGNS);
    }

    static ObjectNode of(SweepReport sweep) {
        ObjectNode root = JSON.objectNode();
        metrics(root.putArray("metrics"));
        boolean energy = sweep.finished()
                .flatMap(study -> study.front().stream())
                .anyMatch(design -> design.fit().energyModelled());
        Metric latency = sweep.finished().map(Finished::latency).findFirst().orElse(Metric.MACS);
        root.put("x", (energy ? Metric.ENERGY : latency).key());
        ArrayNode axes = root.putArray("axes");
        sweep.axes().forEach(axis -> axis(axes.addObject(), axis));
        List<Measure> measures = Measure.of(sweep);
        measures(root.putArray("measures"), measures);
        ArrayNode cells = root.putArray("cells");
        sweep.cells().forEach(cell -> cell(cells.addObject(), sweep, measures, cell));
        fronts(root.putArray("designs"), sweep);
        return root;
    }

    private static void metrics(ArrayNode metrics) {
        Stream.of(Metric.values())
                .forEach(metric -> quantity(metrics.addObject(), metric.key(), metric.title(), metric.quantity())
                        .put("maximize", metric.direction() == Direction.MAXIMIZE));
    }

    private static void measures(ArrayNode node, List<Measure> measures) {
        measures.forEach(measure -> quantity(node.addObject(), measure.key(), measure.title(), measure.quantity())
                .put("maximize", measure.direction() == Direction.MAXIMIZE));
    }

    private static ObjectNode quantity(ObjectNode node, String key, String title, QuantityKind quantity) {
        return node.put("key", key)
                .put("title", title)
                .put("quantity", quantity.name().toLowerCase(Locale.ROOT))
                .put("unit", quantity.unit());
    }

    private static void axis(ObjectNode node, Axis axis) {
        axis.values().forEach(node.put("key", axis.key()).putArray("values")::add);
        node.put("repeats", axis.repeats());
    }

    private static void cell(ObjectNode node, SweepReport sweep, List<Measure> measures, SweepCell cell) {
        ArrayNode at = node.putArray("at");
        for (int axis = 0; axis < cell.values().size(); axis++) {
            at.add(sweep.axes().get(axis).values().indexOf(cell.values().get(axis)));
        }
        node.put("name", SweepFindings.name(sweep, cell));
        ArrayNode numbers = node.putArray("measures");
        measures.forEach(measure -> number(numbers, measure.of(cell)));
    }

    private static void fronts(ArrayNode designs, SweepReport sweep) {
        int stride = stride(sweep);
        for (int c = 0; c < sweep.cells().size(); c += stride) {
            SweepCell cell = sweep.cells().get(c);
            int index = c;
            cell.finished().ifPresent(study -> shown(sweep, study)
                    .forEach(design -> design(designs.addObject().put("cell", index), study, design)));
        }
    }

    private static List<Design> shown(SweepReport sweep, Finished study) {
        int most = mostOfEach(sweep);
        if (study.front().size() <= most) {
            return study.front();
        }
        Set<Design> shown = new LinkedHashSet<>(Evenly.of(Evenly.byAccuracy(study.front()), most));
        study.best().ifPresent(shown::add);
        return List.copyOf(shown);
    }

    private static void design(ObjectNode node, Finished study, Design design) {
        node.put("id", design.id())
                .put("best", design.id().equals(study.bestId()))
                .put("exits", String.join(", ", design.configuration().exits()))
                .put("policy", design.configuration().contender())
                .put("parameters", Wording.parameters(design.configuration()))
                .put("clocks", Wording.clocks(study.setting(), design.configuration()));
        figures(node.putArray("fit"), design.fit());
        figures(node.putArray("report"), design.quoted());
    }

    private static void figures(ArrayNode node, Figures figures) {
        Stream.of(Metric.values()).forEach(metric -> number(node, metric.of(figures)));
    }

    private static void number(ArrayNode node, double value) {
        if (Double.isFinite(value)) {
            node.add(new BigDecimal(value).round(DIGITS).doubleValue());
        } else {
            node.addNull();
        }
    }
}
