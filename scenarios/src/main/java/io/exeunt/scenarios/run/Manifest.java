package io.exeunt.scenarios.run;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.result.StudyReport;
import io.exeunt.ground.progress.Phase;
import io.exeunt.ground.progress.Reproduction;
import io.exeunt.scenarios.workbench.Summary;
import java.util.Locale;

/**
 * What a study folder says of how it came about.
 *
 * @param learned what was learned from
 * @param reproduction how to get the same again
 * @param summary what came of it
 */
record Manifest(StudyReport report, Summary summary) {
    private static final int SCHEMA_VERSION = 1;

    /** The manifest as JSON. */
    String json() {
        Reproduction reproduction = report.reproduction();
        ObjectNode root = new JsonMapper().createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("state", summary.status().name().toLowerCase(Locale.ROOT));
        root.put("exeunt", reproduction.version());
        root.put("command", reproduction.commandLine());
        root.put("seed", reproduction.seed());
        ObjectNode host = root.putObject("host");
        reproduction.facts().forEach(fact -> host.put(fact.name(), fact.value()));
        ObjectNode splits = root.putObject("splits");
        report.setting().splits().forEach(split -> splits.put(split.name(), split.samples()));
        ObjectNode inputs = root.putObject("inputs");
        reproduction.inputs().forEach(input -> inputs.put(input.name(), input.sha256()));
        ArrayNode phases = root.putArray("phases");
        for (Phase phase : summary.phases()) {
            phases.addObject()
                    .put("name", phase.name())
                    .put("seconds", Double.parseDouble(String.format(Locale.ROOT, "%.3f", phase.seconds())))
                    .put("cached", phase.cached());
        }
        root.put("verdict", summary.verdict());
        ObjectNode figures = root.putObject("figures");
        summary.figures().forEach(figure -> figures.put(figure.name(), figure.value()));
        return root.toPrettyString() + "\n";
    }
}
