package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.spec.DocumentReader;
import io.exeunt.ground.spec.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a file of sweep axes says of one key.
 *
 * @param key of the scenario
 * @param where file:line:column and JSON pointer, for messages
 * @param texts its values and ranges; a single one as after {@code --vary key=} where {@code list} is false
 * @param list whether they stand in a list
 */
public record SweptKey(String key, String where, List<String> texts, boolean list) {
    private static final DocumentReader READER =
            DocumentReader.of(SweptKey.class, "/io/exeunt/scenarios/schema/sweep.schema.json");

    public SweptKey {
        texts = List.copyOf(texts);
    }

    /**
     * Those of a file, in its order.
     *
     * @param file YAML or JSON
     * @throws io.exeunt.ground.InvalidInputException with file:line:column
     */
    public static List<SweptKey> read(Path file) {
        Placed<ObjectNode> placed = READER.place(file, List.of());
        return placed.value().path("sweep").properties().stream()
                .map(entry -> of(placed, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static SweptKey of(Placed<ObjectNode> placed, String key, JsonNode values) {
        String where = placed.where("/sweep/" + key.replace("~", "~0").replace("/", "~1"));
        List<String> texts = values.isArray()
                ? StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(values.asText());
        return new SweptKey(key, where, texts, values.isArray());
    }
}
