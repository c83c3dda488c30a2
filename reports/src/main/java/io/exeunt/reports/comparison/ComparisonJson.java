package io.exeunt.reports.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.compare.result.Arena;
import io.exeunt.compare.result.Cell;
import io.exeunt.compare.result.Cell.Refused;
import io.exeunt.compare.result.Cell.Scored;
import io.exeunt.compare.result.Difference;
import io.exeunt.compare.result.EqualCost;
import io.exeunt.compare.result.PolicyComparison;
import io.exeunt.ground.statistics.Interval;
import io.exeunt.reports.format.IndentedJson;

/** A comparison as JSON with full precision. What could not be measured is {@code null}. */
public final class ComparisonJson {
    /** Rises when a reader of the old form would misread the new one. */
    public static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ComparisonJson() {}

    /** The whole file, indented, lines ended by LF. */
    public static String of(PolicyComparison comparison) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("kind", "exeunt-comparison");
        root.put("network", comparison.network());
        comparison.exits().forEach(root.putArray("exits")::add);
        root.putObject("samples")
                .put("fit", comparison.samples().fit())
                .put("report", comparison.samples().report());
        root.putObject("bootstrap")
                .put("replicates", comparison.resampling().replicates())
                .put("level", comparison.resampling().level());
        root.put("safetyMargin", comparison.safetyMargin());
        comparison.warnings().forEach(root.putArray("warnings")::add);
        reproduction(root.putObject("reproduction"), comparison);
        ArrayNode arenas = root.putArray("arenas");
        comparison.arenas().forEach(arena -> arena(arenas.addObject(), arena));
        return IndentedJson.text(root);
    }

    private static void reproduction(ObjectNode node, PolicyComparison comparison) {
        node.put("version", comparison.reproduction().version());
        node.put("commandLine", comparison.reproduction().commandLine());
        node.put("seed", comparison.reproduction().seed());
        ArrayNode inputs = node.putArray("inputs");
        comparison.reproduction().inputs().forEach(input -> inputs.addObject()
                .put("name", input.name())
                .put("sha256", input.sha256()));
    }

    private static void arena(ObjectNode node, Arena arena) {
        node.put("place", arena.place());
        node.put("budgetUnit", arena.budgetUnit());
        arena.units().forEach(node.putArray("units")::add);
        ArrayNode rows = node.putArray("rows");
        for (Cell cell : arena.cells()) {
            ObjectNode row = rows.addObject();
            row.put("policy", cell.policy());
            row.put("heads", arena.heads().get(cell.policy()));
            row.put("budget", cell.budget());
            if (cell instanceof Scored scored) {
                scored(row, scored);
            } else {
                row.put("problem", ((Refused) cell).reason());
            }
        }
        arena.clocks().ifPresent(clocks -> ClocksJson.write(node.putObject("clocks"), clocks));
    }

    private static void scored(ObjectNode row, Scored scored) {
        row.put("rule", scored.rule());
        row.put("fitAccuracy", scored.fitAccuracy());
        interval(row, "accuracy", scored.accuracy());
        ArrayNode costs = row.putArray("meanCost");
        scored.costs().forEach(cost -> costs.addObject()
                .put("unit", cost.unit())
                .put("fit", cost.fit())
                .put("report", cost.report()));
        scored.exitShares().forEach(row.putArray("exitShares")::add);
        Difference difference = scored.difference();
        if (difference != null) {
            difference(row.putObject("againstReference"), difference);
        }
        ArrayNode equal = row.putArray("atEqualCost");
        for (EqualCost each : scored.atEqualCost()) {
            ObjectNode node = equal.addObject().put("unit", each.unit()).put("cost", each.cost());
            interval(node, "accuracy", each.accuracy());
            interval(node, "difference", each.difference());
        }
    }

    private static void difference(ObjectNode node, Difference difference) {
        node.put("reference", difference.reference());
        interval(node, "difference", difference.accuracy());
        node.put("onlyThis", difference.test().onlyFirst());
        node.put("onlyReference", difference.test().onlySecond());
        node.put("exactP", difference.test().exactP());
        node.put("midP", difference.test().midP());
        node.put("holmP", difference.holmP());
    }

    static void interval(ObjectNode node, String name, Interval interval) {
        if (interval.isKnown()) {
            node.putObject(name)
                    .put("estimate", interval.estimate())
                    .put("low", interval.low())
                    .put("high", interval.high());
        } else {
            node.putNull(name);
        }
    }
}
