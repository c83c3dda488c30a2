package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.exeunt.explore.DesignObjective;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.bind.Leaf;
import io.exeunt.ground.spec.bind.Leaves;
import io.exeunt.ground.spec.bind.RecordForm;
import io.exeunt.scenarios.spec.NetworkSpec.InputShape;
import io.exeunt.simulator.event.ArrivalTimes;
import io.exeunt.simulator.npz.RowSums;
import java.nio.file.Path;
import java.util.List;

/** How a scenario stands in a file: its records, what stands in single values, and defaults that follow from other values. */
final class ScenarioForm {
    private static final List<DesignObjective> PRICED =
            List.of(DesignObjective.ERROR, DesignObjective.ENERGY, DesignObjective.LATENCY);
    private static final List<DesignObjective> COUNTED = List.of(DesignObjective.ERROR, DesignObjective.MACS);

    private static final Leaves LEAVES = Leaves.PLAIN
            .with(RowSums.class, new RenormaliseFlag())
            .with(InputShape.class, new ShapeText())
            .with(ArrivalTimes.class, new Recording());

    static final RecordForm<Scenario> FORM = RecordForm.of(Scenario.class, ScenarioSchema.tree(), LEAVES);

    private ScenarioForm() {}

    /**
     * The scenario that a document says.
     *
     * @param folder from which relative paths start
     */
    static Scenario read(Placed<ObjectNode> placed, Path folder) {
        return FORM.read(placed, complete(placed.value().deepCopy()), folder);
    }

    /** The document of a scenario, without sections that have no effect. */
    static ObjectNode print(Scenario scenario) {
        ObjectNode document = FORM.print(scenario);
        if (scenario.network() instanceof NetworkSpec.Traced) {
            document.remove("data");
        }
        if (!scenario.network().trainedHere()) {
            document.remove(List.of("training", "heads"));
        }
        return document;
    }

    private static ObjectNode complete(ObjectNode document) {
        if (!document.has("objectives")) {
            boolean priced = document.has("device") || document.has("devices");
            ArrayNode objectives = document.putArray("objectives");
            (priced ? PRICED : COUNTED).forEach(objective -> objectives.add(objective.key()));
        }
        ObjectNode report = document.withObjectProperty("report");
        if (!report.has("folder")) {
            report.put("folder", "runs/" + document.path("name").asText());
        }
        return document;
    }

    private static final class RenormaliseFlag implements Leaf<RowSums> {
        @Override
        public RowSums read(JsonNode value, Path folder) {
            return value.asBoolean() ? RowSums.RENORMALISED : RowSums.REQUIRED;
        }

        @Override
        public JsonNode write(RowSums value) {
            return BooleanNode.valueOf(value == RowSums.RENORMALISED);
        }
    }

    private static final class ShapeText implements Leaf<InputShape> {
        @Override
        public InputShape read(JsonNode value, Path folder) {
            return InputShape.parse(value.asText());
        }

        @Override
        public JsonNode write(InputShape value) {
            return TextNode.valueOf(value.toString());
        }
    }

    /** Recorded arrivals: a mistake in their file is told with its own place, and where the scenario names it. */
    private static final class Recording implements Leaf<ArrivalTimes> {
        @Override
        public ArrivalTimes read(JsonNode value, Path folder) {
            try {
                return ArrivalFile.read(
                        folder.resolve(value.asText()).toAbsolutePath().normalize());
            } catch (InvalidInputException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        @Override
        public JsonNode write(ArrivalTimes value) {
            return TextNode.valueOf(value.source());
        }
    }
}
