package io.exeunt.hwmodels.workload.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.Suggestion;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Operator;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One row of a layer table and where it stands, so that whatever is wrong with it can be said to the row and key.
 *
 * @param place "file:line:column row 12"
 * @param fields its keys and values
 */
record Row(String place, ObjectNode fields) {
    /** The row's "name", and its place for messages where it has none. */
    String name() {
        return text("name");
    }

    boolean has(String key) {
        return fields.hasNonNull(key);
    }

    String text(String key) {
        JsonNode value = required(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw error(key, "expected a text, given " + value, null);
        }
        return value.textValue();
    }

    int positive(String key) {
        return positive(key, required(key));
    }

    int positiveOr(String key, int otherwise) {
        return has(key) ? positive(key) : otherwise;
    }

    boolean flagOr(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        JsonNode value = required(key);
        if (!value.isBoolean()) {
            throw error(key, "expected true or false, given " + value, null);
        }
        return value.booleanValue();
    }

    /** A shape written as [channels, height, width], with fewer numbers for what is flatter, or with a depth before the height. */
    FeatureMap shape(String key) {
        JsonNode value = required(key);
        if (!value.isArray() || value.isEmpty() || value.size() > 4) {
            throw error(
                    key,
                    "expected [channels, height, width], or [features], [channels, length], "
                            + "[channels, depth, height, width], given " + value,
                    null);
        }
        List<Integer> sizes =
                elements(value).stream().map(size -> positive(key, size)).toList();
        return switch (sizes.size()) {
            case 1 -> FeatureMap.flat(sizes.get(0));
            case 2 -> new FeatureMap(sizes.get(0), sizes.get(1), 1);
            case 3 -> new FeatureMap(sizes.get(0), sizes.get(1), sizes.get(2));
            default -> new FeatureMap(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
        };
    }

    /** What stands at a key; missing where nothing does. */
    JsonNode value(String key) {
        return fields.path(key);
    }

    List<String> texts(String key) {
        JsonNode value = required(key);
        if (!value.isArray() || value.isEmpty() || !all(value, JsonNode::isTextual)) {
            throw error(key, "expected a list of names, given " + value, null);
        }
        return elements(value).stream().map(JsonNode::textValue).toList();
    }

    /** Refuses keys outside {@code allowed}. */
    void requireKeysWithin(Set<String> allowed) {
        for (Iterator<String> keys = fields.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (!allowed.contains(key)) {
                throw error(key, "unknown key; allowed are " + String.join(", ", sorted(allowed)), meant(key, allowed));
            }
        }
    }

    /** Refuses an operator whose counts differ from those that the row declares; a count that is not declared is not checked. */
    Operator checked(Operator operator, String parametersKey) {
        requireDeclared("macs", operator.macs());
        requireDeclared(parametersKey, operator.parameters());
        return operator;
    }

    InvalidInputException error(String key, String problem, @Nullable String hint) {
        String named =
                fields.path("name").isTextual() ? " (" + fields.path("name").textValue() + ")" : "";
        return new InvalidInputException(place + named + ", " + key, problem, hint);
    }

    /** "meant 'x'" for the nearest allowed name, or null. */
    static @Nullable String meant(String given, Collection<String> allowed) {
        return Suggestion.nearest(given, allowed)
                .map(name -> "meant '" + name + "'")
                .orElse(null);
    }

    private void requireDeclared(String key, long computed) {
        if (has(key) && required(key).asLong() != computed) {
            throw error(
                    key,
                    "the shapes give " + computed + ", the row declares " + required(key),
                    "a shape, the kernel, the groups or the bias is wrong");
        }
    }

    private JsonNode required(String key) {
        JsonNode value = fields.path(key);
        if (value.isMissingNode() || value.isNull()) {
            throw error(key, "missing", null);
        }
        return value;
    }

    int positive(String key, JsonNode value) {
        if (!value.isInt() || value.intValue() <= 0) {
            throw error(key, "expected a whole number > 0, given " + value, null);
        }
        return value.intValue();
    }

    /** A whole number that may be 0, and is no size of anything sensible beyond 2^15. */
    int nonNegative(String key, JsonNode value) {
        if (!value.isInt() || value.intValue() < 0 || value.intValue() > Short.MAX_VALUE) {
            throw error(key, "expected whole numbers >= 0, given " + value, null);
        }
        return value.intValue();
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> test) {
        return elements(array).stream().allMatch(test);
    }
}
