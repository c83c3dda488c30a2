package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed document that remembers where every key and value stood. Package-private: callers see records only.
 *
 * @param root the tree
 * @param keys place of each key; for what has none (root, list items) place of the value
 * @param values place of each value
 */
record SpecDocument(JsonNode root, Map<JsonPointer, Place> keys, Map<JsonPointer, Place> values) {
    private static final String OPTION = "--set ";

    /** Place of the key under which this stands; of the nearest enclosing thing if it is not there. */
    Place keyPlace(JsonPointer pointer) {
        return find(keys, pointer);
    }

    /** Place of a scalar's value, of a container's key; of the nearest enclosing key if there is no such thing. */
    Place place(JsonPointer pointer) {
        boolean scalar = root.at(pointer).isValueNode();
        return scalar ? find(values, pointer) : keyPlace(pointer);
    }

    /** Whether what stands here was given by an assignment and not by the file. */
    boolean assigned(JsonPointer pointer) {
        Place place = keys.get(pointer);
        return place != null && place.source().startsWith(OPTION);
    }

    /**
     * This document with one value replaced or added: {@code a.b.0.c=value}, the value in YAML.
     *
     * @throws InvalidInputException if the assignment has no '=' or leads through a scalar
     */
    SpecDocument with(String assignment) {
        Place place = new Place(OPTION + assignment, 0, 0);
        int equals = assignment.indexOf('=');
        if (equals <= 0) {
            throw problem(place, "expected key=value, with dots between the levels of the key");
        }
        if (assignment.substring(equals + 1).isBlank()) {
            throw problem(place, "expected a value behind '=', given none; null is ~");
        }
        String dotted = assignment.substring(0, equals).trim();
        SpecDocument value = YamlTree.parse(place.source(), assignment.substring(equals + 1));
        JsonNode copy = root.deepCopy();
        JsonPointer pointer = new Assignment(copy, place).put(dotted, value.root());
        return new SpecDocument(copy, placed(keys, pointer, value, place), placed(values, pointer, value, place));
    }

    private static Map<JsonPointer, Place> placed(
            Map<JsonPointer, Place> old, JsonPointer at, SpecDocument value, Place place) {
        Map<JsonPointer, Place> places = new HashMap<>(old);
        for (JsonPointer inside : value.values().keySet()) {
            places.put(at.append(inside), place);
        }
        for (JsonPointer above = at; !old.containsKey(above) && !above.matches(); above = above.head()) {
            places.put(above, place);
        }
        return Map.copyOf(places);
    }

    private static Place find(Map<JsonPointer, Place> places, JsonPointer pointer) {
        Place place = places.get(pointer);
        if (place != null) {
            return place;
        }
        return pointer.matches() ? new Place("input", 0, 0) : find(places, pointer.head());
    }

    private static InvalidInputException problem(Place place, String text) {
        return new Problem(place, JsonPointer.empty(), text, Optional.empty()).toException();
    }

    /** Walks down to where a dotted key leads, creating objects on the way. */
    private record Assignment(JsonNode root, Place place) {
        JsonPointer put(String dotted, JsonNode value) {
            String[] steps = dotted.split("\\.", -1);
            JsonNode node = root;
            JsonPointer pointer = JsonPointer.empty();
            for (int i = 0; i < steps.length; i++) {
                boolean last = i == steps.length - 1;
                JsonNode next = step(node, steps[i], last ? value : null, pointer);
                pointer = node.isArray() ? pointer.appendIndex(index(steps[i])) : pointer.appendProperty(steps[i]);
                node = next;
            }
            return pointer;
        }

        private JsonNode step(JsonNode node, String name, @Nullable JsonNode value, JsonPointer at) {
            if (node instanceof ObjectNode object) {
                if (value != null) {
                    object.set(name, value);
                    return value;
                }
                return object.has(name) ? object.get(name) : object.putObject(name);
            }
            if (node instanceof ArrayNode array && index(name) >= 0 && index(name) < array.size()) {
                if (value != null) {
                    array.set(index(name), value);
                }
                return array.get(index(name));
            }
            throw problem(place, at + ": has no '" + name + "'");
        }

        private static int index(String text) {
            return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        }
    }
}
