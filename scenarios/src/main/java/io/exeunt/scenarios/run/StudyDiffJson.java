package io.exeunt.scenarios.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.Design;
import io.exeunt.explore.result.Metric;
import io.exeunt.reports.format.IndentedJson;
import io.exeunt.scenarios.workbench.StudyDiff;
import io.exeunt.scenarios.workbench.StudyDiff.Change;
import io.exeunt.scenarios.workbench.StudyDiff.Fronts;
import io.exeunt.scenarios.workbench.StudyDiff.Side;
import io.exeunt.scenarios.workbench.StudyDiff.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two studies have not in common, as JSON in SI units; {@code null} where there is no number. */
public final class StudyDiffJson {
    private static final int SCHEMA_VERSION = 1;

    private StudyDiffJson() {}

    /** The whole file, indented. */
    public static String of(StudyDiff diff) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schemaVersion", SCHEMA_VERSION).put("kind", "exeunt-diff");
        side(root.putObject("a"), diff.a());
        side(root.putObject("b"), diff.b());
        changes(root.putArray("scenario"), diff.scenario());
        changes(root.putArray("inputs"), diff.inputs());
        diff.fronts().ifPresentOrElse(fronts -> fronts(root.putObject("fronts"), fronts), () -> root.putNull("fronts"));
        return IndentedJson.text(root);
    }

    private static void side(ObjectNode node, Side side) {
        node.put("folder", side.folder().toString());
        node.put("title", side.title()).put("version", side.version());
        node.put("frontSize", side.study().front().size());
        side.study().best().ifPresentOrElse(best -> best(node.putObject("best"), best), () -> node.putNull("best"));
    }

    private static void best(ObjectNode node, Design best) {
        var configuration = best.configuration();
        node.put("id", best.id()).put("policy", configuration.contender());
        configuration.exits().forEach(node.putArray("exits")::add);
        ObjectNode parameters = node.putObject("parameters");
        configuration.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.value()));
        ArrayNode clocks = node.putArray("freqHz");
        configuration.freqHz().forEach(row -> row.forEach(clocks.addArray()::add));
        ObjectNode report = node.putObject("report");
        for (Metric metric : Metric.values()) {
            report.put(metric.key(), known(metric.of(best.quoted())));
        }
    }

    private static void changes(ArrayNode node, List<Change> changes) {
        changes.forEach(change -> node.addObject()
                .put("what", change.what())
                .put("a", change.was())
                .put("b", change.is()));
    }

    private static void fronts(ObjectNode node, Fronts fronts) {
        ObjectNode reference = node.putObject("reference");
        for (int i = 0; i < fronts.objectives().size(); i++) {
            reference.put(fronts.objectives().get(i).key(), fronts.reference().get(i));
        }
        split(node.putObject("fit"), fronts.fit());
        split(node.putObject("report"), fronts.report());
        node.putObject("hypervolumeDifferenceOnReport")
                .put(
                        "estimate",
                        fronts.report().hypervolumeB() - fronts.report().hypervolumeA())
                .put("low", known(fronts.difference().low()))
                .put("high", known(fronts.difference().high()))
                .put("how", fronts.how());
    }

    private static void split(ObjectNode node, Split split) {
        node.put("hypervolumeA", split.hypervolumeA())
                .put("hypervolumeB", split.hypervolumeB())
                .put("coveredOfA", known(split.coveredOfA()))
                .put("coveredOfB", known(split.coveredOfB()));
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
