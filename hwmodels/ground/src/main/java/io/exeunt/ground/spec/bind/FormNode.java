package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.PointedException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One place of a document.
 *
 * @param placed the document, which knows where things stand
 * @param pointer of the place
 * @param value what stands there
 * @param schema what may stand there
 * @param why its keys are needed, such as "needed with set: idx"; "" where that goes without saying
 */
record FormNode(Placed<?> placed, String pointer, JsonNode value, SchemaNode schema, String why) {
    boolean has(String key) {
        return value.has(key);
    }

    /** Keys that stand here, those of the document alone. */
    Stream<String> given() {
        return value.properties().stream().map(Map.Entry::getKey);
    }

    /** What stands under a key, or its default; missing where there is neither. */
    FormNode child(String key) {
        JsonNode inner = has(key) ? value.path(key) : schema.preset(key);
        return new FormNode(placed, pointer + "/" + key, inner, schema.property(key), "");
    }

    /** The value under a name of the user's own. */
    FormNode entry(String name) {
        String step = name.replace("~", "~0").replace("/", "~1");
        return new FormNode(placed, pointer + "/" + step, value.path(name), schema.values(), "");
    }

    List<FormNode> items() {
        return IntStream.range(0, value.size())
                .mapToObj(i -> new FormNode(placed, pointer + "/" + i, value.path(i), schema.items(), ""))
                .toList();
    }

    /** The same place, with what its keys are needed for. */
    FormNode because(String reason) {
        return new FormNode(placed, pointer, value, schema, reason);
    }

    boolean isMissing() {
        return value.isMissingNode();
    }

    /** Makes something of this place; what is refused on the way is told with the place. */
    <V> V checked(Supplier<V> make) {
        try {
            return make.get();
        } catch (PointedException e) {
            throw placed.problem(pointer + e.pointer(), String.valueOf(e.getMessage()), e.hint());
        } catch (IllegalArgumentException e) {
            throw problem("", String.valueOf(e.getMessage()), null);
        }
    }

    /** A mistake under one of this place's keys, or in the whole if the key is "". */
    InvalidInputException problem(String key, String problem, @Nullable String hint) {
        return placed.problem(key.isEmpty() ? pointer : pointer + "/" + key, problem, hint);
    }

    InvalidInputException missing(Field field) {
        String needed = why.isEmpty() ? "" : ", " + why;
        return problem("", "missing key '" + field.key() + "'" + needed, field.hint());
    }
}
