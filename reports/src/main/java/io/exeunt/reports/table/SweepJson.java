package io.exeunt.reports.table;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.sweep.AxisStep;
import io.exeunt.explore.sweep.Finished;
import io.exeunt.explore.sweep.Group;
import io.exeunt.explore.sweep.Measure;
import io.exeunt.explore.sweep.Spread;
import io.exeunt.explore.sweep.SweepCell;
import io.exeunt.explore.sweep.SweepReport;
import io.exeunt.reports.format.IndentedJson;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sweep as JSON: axes, the box in which fronts are compared, a number per measure and cell, means over each axis, what changes from value
 * to value, and the spread over seeds. SI units; {@code null} where there is no number. Fronts stand in {@code fronts.csv} and in the cells.
 */
public final class SweepJson {
    /** Rises when a reader of the old form would misread the new one. */
    public static final int SCHEMA_VERSION = 1;

    private final SweepReport sweep;
    private final List<Measure> measures;

    private SweepJson(SweepReport sweep) {
        this.sweep = sweep;
        this.measures = Measure.of(sweep);
    }

    /** The whole file, indented, lines ended by LF. */
    public static String of(SweepReport sweep) {
        return IndentedJson.text(new SweepJson(sweep).root());
    }

    private ObjectNode root() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("kind", "exeunt-sweep");
        root.put("title", sweep.title());
        root.put("version", sweep.origin().version());
        root.put("command", sweep.origin().command());
        ObjectNode inputs = root.putObject("inputs");
        sweep.origin().inputs().forEach(input -> inputs.withArray(input.name()).add(input.sha256()));
        ArrayNode axes = root.putArray("axes");
        sweep.axes().forEach(axis -> {
            ArrayNode values = axes.addObject().put("key", axis.key()).putArray("values");
            axis.values().forEach(values::add);
        });
        box(root.putArray("reference"));
        describe(root.putArray("measures"));
        ArrayNode cells = root.putArray("cells");
        sweep.cells().forEach(cell -> cell(cells.addObject(), cell));
        alongAxes(root.putArray("along"));
        steps(root.putArray("steps"));
        ArrayNode seeds = root.putArray("overSeeds");
        Group.overSeeds(sweep).forEach(group -> group(seeds.addObject(), group));
        return root;
    }

    private void box(ArrayNode reference) {
        sweep.commonBox().ifPresent(box -> {
            for (int i = 0; i < box.objectives().size(); i++) {
                reference
                        .addObject()
                        .put("metric", box.objectives().get(i).key())
                        .put("unit", box.objectives().get(i).quantity().unit())
                        .put("value", box.reference().get(i));
            }
        });
    }

    private void describe(ArrayNode node) {
        measures.forEach(measure -> node.addObject()
                .put("key", measure.key())
                .put("title", measure.title())
                .put("unit", measure.quantity().unit())
                .put("direction", measure.direction().name().toLowerCase(Locale.ROOT)));
    }

    private void cell(ObjectNode node, SweepCell cell) {
        cell.values().forEach(node.putArray("values")::add);
        node.put("state", cell.state().name().toLowerCase(Locale.ROOT));
        node.put("reason", cell.reason());
        node.put("folder", cell.folder());
        node.put("evaluations", cell.finished().map(Finished::evaluations).orElse(null));
        node.put("best", cell.best().map(Design::id).orElse(null));
        ObjectNode numbers = node.putObject("measures");
        measures.forEach(measure -> numbers.put(measure.key(), known(measure.of(cell))));
    }

    private void alongAxes(ArrayNode node) {
        for (int axis = 0; axis < sweep.axes().size(); axis++) {
            ArrayNode groups =
                    node.addObject().put("key", sweep.axes().get(axis).key()).putArray("groups");
            Group.alongAxis(sweep, axis).forEach(group -> group(groups.addObject(), group));
        }
    }

    private void steps(ArrayNode node) {
        for (AxisStep step : AxisStep.of(sweep)) {
            ObjectNode each = node.addObject()
                    .put("key", sweep.axes().get(step.axis()).key())
                    .put("from", step.from())
                    .put("to", step.to())
                    .put("pairs", step.pairs())
                    .put("otherExits", step.exits())
                    .put("otherPolicy", step.policies())
                    .put("otherParameters", step.parameters())
                    .put("otherClocks", step.clocks());
            spreads(each.putObject("differences"), step.differences());
        }
    }

    private void group(ObjectNode node, Group group) {
        group.values().forEach(node.putArray("values")::add);
        node.put("cells", group.cells()).put("bestDesigns", group.bestDesigns());
        spreads(node.putObject("measures"), group.spreads());
    }

    private void spreads(ObjectNode node, List<Spread> spreads) {
        for (int i = 0; i < spreads.size(); i++) {
            Spread spread = spreads.get(i);
            node.putObject(measures.get(i).key())
                    .put("count", spread.count())
                    .put("mean", known(spread.mean()))
                    .put("deviation", known(spread.deviation()))
                    .put("low", known(spread.low()))
                    .put("high", known(spread.high()));
        }
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
