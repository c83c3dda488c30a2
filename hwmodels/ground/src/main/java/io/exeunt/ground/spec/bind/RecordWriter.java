package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.ground.spec.bind.Field.Spelling;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prints records as {@link RecordReader} reads them.
 *
 * @param leaves types of single values
 */
record RecordWriter(Leaves leaves) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode written(Object value, SchemaNode schema) {
        return write(value, Set.of(), schema, JSON.objectNode());
    }

    /** Puts the keys of a record among those that are there. */
    private ObjectNode write(Object value, Set<String> except, SchemaNode schema, ObjectNode into) {
        Optional<Family.Member> member = Family.memberOf(value.getClass());
        ObjectNode own = member.map(each -> each.mark(into)).orElse(into);
        fields(value, except, member.map(each -> each.schema(schema)).orElse(schema), own);
        return into;
    }

    private void fields(Object value, Set<String> except, SchemaNode schema, ObjectNode into) {
        List<Field> fields = Field.of(value.getClass(), except);
        boolean nothing = fields.stream()
                .anyMatch(field -> field.isInline() && field.of(value) instanceof List<?> items && items.isEmpty());
        if (nothing) {
            return;
        }
        for (Field field : fields) {
            Object inner = field.of(value);
            if (inner == null) {
                continue;
            }
            if (field.isInline()) {
                inline(field, inner, schema, into);
            } else {
                keyed(field, inner, schema, into);
            }
        }
    }

    private void inline(Field field, Object value, SchemaNode schema, ObjectNode into) {
        if (!(value instanceof List<?> items)) {
            write(value, field.except(), schema, into);
            return;
        }
        ObjectNode only = written(items.get(0), schema);
        if (items.size() == 1 && onlyKnown(only, schema)) {
            into.setAll(only);
        } else {
            into.set(field.key(), tree(value, KeyUnit.AS_IS, schema.property(field.key())));
        }
    }

    private static boolean onlyKnown(ObjectNode node, SchemaNode schema) {
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            if (!schema.knows(keys.next())) {
                return false;
            }
        }
        return true;
    }

    private void keyed(Field field, Object value, SchemaNode schema, ObjectNode into) {
        Object only = only(field, value);
        Spelling spelling = spelling(field, value);
        if (only != null) {
            SchemaNode item = schema.property(field.oneKey());
            into.set(field.oneKey(), tree(only, KeyUnit.AS_IS, item));
        } else if (!isLeftOut(field, spelling.key(), value, schema)) {
            JsonNode tree = tree(value, spelling.unit(), schema.property(spelling.key()));
            put(field, spelling.key(), tree, into);
        }
    }

    /** What may be null and has no content of its own stands for an absent value. */
    private static void put(Field field, String key, JsonNode tree, ObjectNode into) {
        if (!(field.isNullable() && tree.isObject() && tree.isEmpty())) {
            into.set(key, tree);
        }
    }

    /** The item that stands alone; null where there is none, or it may not. */
    private static @Nullable Object only(Field field, Object value) {
        if (field.oneKey().isEmpty()) {
            return null;
        }
        return value instanceof List<?> items && items.size() == 1
                ? items.get(0)
                : value instanceof Map<?, ?> entries ? entries.get("") : null;
    }

    /** The first one that tells a number to the last bit. */
    private static Spelling spelling(Field field, Object value) {
        List<Spelling> all = field.spellings();
        return all.stream()
                .filter(each -> !(value instanceof Double number) || each.unit().tells(number))
                .findFirst()
                .orElse(all.get(0));
    }

    private static boolean isLeftOut(Field field, String key, Object value, SchemaNode schema) {
        if (value instanceof Optional<?> maybe) {
            return maybe.isEmpty();
        } else if (value instanceof Map<?, ?> map && map.isEmpty()) {
            return true;
        }
        Absent absent = field.absent();
        return absent != null && !schema.requires(key) && value.equals(AbsentValue.of(field, absent));
    }

    private JsonNode tree(Object value, KeyUnit unit, SchemaNode schema) {
        if (value instanceof Optional<?> maybe) {
            return tree(maybe.orElseThrow(), unit, schema);
        } else if (value instanceof List<?> items) {
            ArrayNode array = JSON.arrayNode();
            items.forEach(item -> array.add(tree(item, unit, schema.items())));
            return array;
        } else if (value instanceof Map<?, ?> entries) {
            ObjectNode node = JSON.objectNode();
            entries.forEach((name, item) -> node.set(name.toString(), tree(item, unit, schema.values())));
            return node;
        }
        return leaves.has(value.getClass()) ? leaves.write(value, unit) : written(value, schema);
    }
}
