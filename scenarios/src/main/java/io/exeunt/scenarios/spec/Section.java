package io.exeunt.scenarios.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.spec.Placed;
import io.exeunt.ground.spec.PointedException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One object of a scenario file that has passed the schema and has its defaults.
 *
 * @param placed the file, which knows where things stood
 * @param pointer of this object
 * @param node the object, defaults filled in
 */
record Section(Placed<ObjectNode> placed, String pointer, JsonNode node) {
    Section child(String key) {
        return new Section(placed, pointer + "/" + key, node.path(key));
    }

    boolean has(String key) {
        return node.has(key);
    }

    String text(String key) {
        return node.path(key).asText();
    }

    String textOr(String key, String absent) {
        return has(key) ? text(key) : absent;
    }

    int integer(String key) {
        JsonNode value = node.path(key);
        if (value.isNumber() && !value.canConvertToInt()) {
            throw problem(key, "expected <= " + Integer.MAX_VALUE + ", given " + value.asText(), null);
        }
        return value.asInt();
    }

    double numberOr(String key, double absent) {
        return has(key) ? number(key) : absent;
    }

    double number(String key) {
        return node.path(key).asDouble();
    }

    List<JsonNode> items(String key) {
        return StreamSupport.stream(node.path(key).spliterator(), false).toList();
    }

    List<String> texts(String key) {
        return items(key).stream().map(JsonNode::asText).toList();
    }

    /** Every object of a list, made into something else. */
    <T> List<T> each(String key, Function<Section, T> make) {
        Section list = child(key);
        return IntStream.range(0, list.node.size())
                .mapToObj(i -> new Section(placed, list.pointer + "/" + i, list.node.path(i)))
                .map(section -> section.checked(() -> make.apply(section)))
                .toList();
    }

    /** Makes a record of this object; what its constructor refuses is told with this object's place. */
    <T> T checked(Supplier<T> make) {
        try {
            return make.get();
        } catch (PointedException e) {
            throw placed.problem(pointer + e.pointer(), String.valueOf(e.getMessage()), e.hint());
        } catch (IllegalArgumentException e) {
            throw placed.problem(pointer, String.valueOf(e.getMessage()), null);
        }
    }

    /** A mistake in one of this object's values, or in the whole if the key is "". */
    InvalidInputException problem(String key, String problem, @Nullable String hint) {
        return placed.problem(key.isEmpty() ? pointer : pointer + "/" + key, problem, hint);
    }

    /** Requires keys that only matter in some cases. */
    void require(List<String> keys, String why) {
        for (String key : keys) {
            if (!has(key)) {
                throw problem("", "missing key '" + key + "', needed " + why, null);
            }
        }
    }

    /** Refuses keys that would have no effect. */
    void refuse(List<String> keys, String why) {
        for (String key : keys) {
            if (has(key)) {
                throw problem(key, "has no effect " + why, null);
            }
        }
    }
}
