package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a JSON Schema says of one place of a document.
 *
 * @param root the whole schema, where its definitions are
 * @param here what is said of the place, references followed
 */
record SchemaNode(JsonNode root, JsonNode here) {
    private static final String PROPERTIES = "properties";

    SchemaNode {
        if (here.has("$ref")) {
            here = root.at(here.path("$ref").asText().substring(1));
        }
    }

    static SchemaNode of(JsonNode schema) {
        return new SchemaNode(schema, schema);
    }

    SchemaNode property(String key) {
        return at(own(key));
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
        return parts().flatMap(part -> part.path(PROPERTIES).properties().stream())
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }

    boolean knows(String key) {
        return !own(key).isMissingNode();
    }

    boolean requires(String key) {
        return parts().flatMap(
                        part -> StreamSupport.stream(part.path("required").spliterator(), false))
                .anyMatch(each -> each.asText().equals(key));
    }

    /** The default of a key; missing where there is none. */
    JsonNode preset(String key) {
        JsonNode own = own(key).path("default");
        return own.isMissingNode() ? property(key).here.path("default") : own;
    }

    /** What is said of a key, references not followed; missing where nothing is. */
    private JsonNode own(String key) {
        return parts().map(part -> part.path(PROPERTIES).path(key))
                .filter(each -> !each.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** What is said of the place, and what is in one case or another: records of a family are branches of one place. */
    private Stream<JsonNode> parts() {
        Stream<JsonNode> branches = Stream.of("then", "else").map(here::path).filter(JsonNode::isObject);
        return Stream.concat(
                Stream.of(here), branches.flatMap(branch -> at(branch).parts()));
    }

    private SchemaNode at(JsonNode inner) {
        return new SchemaNode(root, inner);
    }
}
