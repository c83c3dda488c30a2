package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The published JSON Schema of scenario files, and the defaults that stand in it. */
public final class ScenarioSchema {
    static final String RESOURCE = "/io/exeunt/scenarios/schema/scenario.schema.json";

    private ScenarioSchema() {}

    /** The schema (draft 2020-12) as text. */
    public static String text() {
        try (InputStream in = ScenarioSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("Expected " + RESOURCE + " to be on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of a valid document in which every missing key that has a default is present. */
    static ObjectNode withDefaults(ObjectNode document) {
        try {
            ObjectNode copy = document.deepCopy();
            fill(copy, new ObjectMapper().readTree(text()));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(JsonNode node, JsonNode schema) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property :
                    schema.path("properties").properties()) {
                JsonNode preset = property.getValue().path("default");
                if (!object.has(property.getKey()) && !preset.isMissingNode()) {
                    object.set(property.getKey(), preset.deepCopy());
                }
                fill(object.path(property.getKey()), property.getValue());
            }
        }
        if (node.isArray()) {
            node.forEach(item -> fill(item, schema.path("items")));
        }
    }
}
