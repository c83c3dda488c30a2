package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What a JSON Schema says of one place of a document.
 *
 * @param root the whole schema, where its definitions are
 * @param here what is said of the place, references followed
 */
record SchemaNode(JsonNode root, JsonNode here) {
    SchemaNode {
        if (here.has("$ref")) {
            here = root.at(here.path("$ref").asText().substring(1));
        }
    }

    static SchemaNode of(JsonNode schema) {
        return new SchemaNode(schema, schema);
    }

    SchemaNode property(String key) {
        return at(here.path("properties").path(key));
    }

    SchemaNode items() {
        return at(here.path("items"));
    }

    /** Of values under names of the user's own. */
    SchemaNode values() {
        return at(here.path("additionalProperties"));
    }

    /** Keys that it knows, in its order. */
    List<String> keys() {
        return here.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean knows(String key) {
        return here.path("properties").has(key);
    }

    boolean requires(String key) {
        return StreamSupport.stream(here.path("required").spliterator(), false)
                .anyMatch(each -> each.asText().equals(key));
    }

    /** The default of a key; missing where there is none. */
    JsonNode preset(String key) {
        JsonNode own = here.path("properties").path(key).path("default");
        return own.isMissingNode() ? property(key).here.path("default") : own;
    }

    private SchemaNode at(JsonNode inner) {
        return new SchemaNode(root, inner);
    }
}
