package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Types whose values are single ones in a file: numbers, texts, paths, enumerations in lower case, and what is added. */
public final class Leaves {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Those that need no addition. */
    public static final Leaves PLAIN = new Leaves(Map.of());

    private final Map<Class<?>, Leaf<?>> added;

    private Leaves(Map<Class<?>, Leaf<?>> added) {
        this.added = added;
    }

    /** These, and one more type. */
    public <T> Leaves with(Class<T> type, Leaf<T> leaf) {
        Map<Class<?>, Leaf<?>> all = new HashMap<>(added);
        all.put(type, leaf);
        return new Leaves(Map.copyOf(all));
    }

    /** Whether values of a type are single ones. */
    boolean has(Class<?> type) {
        return added.containsKey(type) || !(type.isRecord() || Family.isOne(type));
    }

    Object read(Class<?> type, FormNode node, Field field, KeyUnit unit, Path folder) {
        JsonNode value = node.value();
        Leaf<?> own = added.get(type);
        if (own != null) {
            return node.checked(() -> own.read(value, folder));
        }
        if (type == double.class || type == Double.class) {
            return unit.read(value.asDouble());
        }
        if (type == int.class || type == Integer.class) {
            requireInt(node);
            return value.asInt();
        }
        if (type == Path.class) {
            return node.checked(() -> path(value.asText(), field, folder));
        }
        return simple(type, value);
    }

    private static Path path(String text, Field field, Path folder) {
        return field.asGiven()
                ? Path.of(text)
                : folder.resolve(text).toAbsolutePath().normalize();
    }

    private static Object simple(Class<?> type, JsonNode value) {
        if (type == long.class || type == Long.class) {
            return value.asLong();
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.asBoolean();
        }
        return type.isEnum() ? constant(type, value.asText()) : value.asText();
    }

    private static void requireInt(FormNode node) {
        if (!node.value().canConvertToInt()) {
            String given = node.value().asText();
            throw node.problem("", "expected <= " + Integer.MAX_VALUE + ", given " + given, null);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Object constant(Class<?> type, String text) {
        return Enum.valueOf((Class<? extends Enum>) type, text.toUpperCase(Locale.ROOT));
    }

    JsonNode write(Object value, KeyUnit unit) {
        Leaf<?> own = added.get(value.getClass());
        if (own != null) {
            return written(own, value);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(unit.written(number));
        } else if (value instanceof Integer number) {
            return JSON.numberNode(number);
        } else if (value instanceof Long number) {
            return JSON.numberNode(number);
        } else if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        return JSON.textNode(
                value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value.toString());
    }

    @SuppressWarnings("unchecked")
    private static <T> JsonNode written(Leaf<T> leaf, Object value) {
        return leaf.write((T) value);
    }
}
