package io.exeunt.scenarios.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.spec.DocumentReader;
import io.exeunt.ground.spec.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** A file that says what is varied: under {@code sweep} and a key, a list of values and ranges, or one text as after {@code --vary key=}. */
public final class AxisFile {
    private static final DocumentReader READER =
            DocumentReader.of(AxisFile.class, "/io/exeunt/scenarios/schema/sweep.schema.json");

    private AxisFile() {}

    /**
     * The axes of a file, in its order.
     *
     * @param file YAML or JSON
     * @throws io.exeunt.ground.InvalidInputException with file:line:column
     */
    public static List<Axis> read(Path file) {
        Placed<ObjectNode> placed = READER.place(file, List.of());
        return placed.value().path("sweep").properties().stream()
                .map(entry -> axis(placed, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Axis axis(Placed<ObjectNode> placed, String key, JsonNode values) {
        String where = placed.where("/sweep/" + key.replace("~", "~0").replace("/", "~1"));
        return values.isArray()
                ? AxisValues.of(
                        where,
                        key,
                        StreamSupport.stream(values.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList())
                : AxisValues.among(where, key, values.asText());
    }
}
