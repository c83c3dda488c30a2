package io.exeunt.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScenarioSchemaTest {
    private final JsonNode schema;

    ScenarioSchemaTest() throws IOException {
        schema = new ObjectMapper().readTree(ScenarioSchema.text());
    }

    @Test
    void everyObjectRefusesUnknownKeysOrSaysWhatStandsBehindNamesOfTheUsersOwn() {
        assertThat(objects("", schema)).hasSizeGreaterThan(10).allSatisfy((at, object) -> assertThat(
                        object.path("additionalProperties").isObject()
                                || object.path("additionalProperties").asText().equals("false"))
                .as(at)
                .isTrue());
    }

    @Test
    void everyKeyStandsForAComponentAndEveryComponentHasAKey() {
        assertThat(ScenarioForm.FORM.disagreements()).isEmpty();
    }

    @Test
    void everyKeyOfTheFirstTwoLevelsIsDescribed() {
        List<String> bare = new ArrayList<>();
        schema.path("properties").properties().forEach(section -> {
            section.getValue().path("properties").properties().stream()
                    .filter(key -> !key.getValue().has("description"))
                    .forEach(key -> bare.add(section.getKey() + "." + key.getKey()));
            if (!section.getValue().has("description")) {
                bare.add(section.getKey());
            }
        });
        assertThat(bare).isEmpty();
    }

    @Test
    void everyNumberTextAndListHasBounds() {
        List<String> unbounded = new ArrayList<>();
        unbounded("", schema, unbounded);
        assertThat(unbounded).isEmpty();
    }

    private static void unbounded(String at, JsonNode node, List<String> found) {
        boolean holds =
                switch (node.path("type").asText()) {
                    case "integer", "number" ->
                        (node.has("maximum") || node.has("exclusiveMaximum"))
                                && (node.has("minimum") || node.has("exclusiveMinimum"));
                    case "string" -> node.has("maxLength");
                    case "array" -> node.has("maxItems") || node.path("items").has("enum");
                    default -> true;
                };
        if (!holds) {
            found.add(at);
        }
        node.properties().stream()
                .filter(child -> !child.getKey().equals("default"))
                .forEach(child -> unbounded(at + "/" + child.getKey(), child.getValue(), found));
    }

    private static Map<String, JsonNode> objects(String at, JsonNode node) {
        Map<String, JsonNode> found = new TreeMap<>();
        if (node.path("type").asText().equals("object")) {
            found.put(at, node);
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (!child.getKey().equals("default")) {
                found.putAll(objects(at + "/" + child.getKey(), child.getValue()));
            }
        }
        return found;
    }
}
