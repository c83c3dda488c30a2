package io.exeunt.ground.spec.bind;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where records and their schema part. */
final class FormCheck {
    private final List<String> found = new ArrayList<>();
    private final Leaves leaves;

    FormCheck(Leaves leaves) {
        this.leaves = leaves;
    }

    List<String> of(Class<?> type, SchemaNode schema) {
        check("", type, schema);
        return List.copyOf(found);
    }

    private void check(String at, Class<?> type, SchemaNode schema) {
        Set<String> components = Field.keys(type, Set.of()).collect(Collectors.toSet());
        schema.keys().stream()
                .filter(key -> !components.contains(key))
                .forEach(key -> found.add(at + "/" + key + ": in the schema, but no component of "
                        + type.getSimpleName() + " stands for it"));
        inside(at, type, Set.of(), schema);
    }

    private void inside(String at, Class<?> type, Set<String> except, SchemaNode schema) {
        if (type.isRecord()) {
            Field.of(type, except).forEach(field -> field(at, type, field, schema));
            return;
        }
        Family family = Family.of(type);
        family.keys().filter(key -> !schema.knows(key)).forEach(key -> missing(at, type, key));
        for (Family.Member member : family.members()) {
            if (member.holder().isEmpty()) {
                inside(at, member.type(), Set.of(), schema);
            } else if (member.flag().isEmpty()) {
                check(at + "/" + member.holder(), member.type(), member.schema(schema));
            }
        }
    }

    private void missing(String at, Class<?> owner, String key) {
        found.add(at + "/" + key + ": a component of " + owner.getSimpleName() + ", but not in the schema");
    }

    private void field(String at, Class<?> owner, Field field, SchemaNode schema) {
        if (field.isInline()) {
            inline(at, field, schema);
            return;
        }
        field.keys().filter(key -> !schema.knows(key)).forEach(key -> missing(at, owner, key));
        value(at + "/" + field.key(), field.type(), schema.property(field.key()));
        if (!field.oneKey().isEmpty() && !field.oneKey().equals(field.key())) {
            value(at + "/" + field.oneKey(), Field.inner(field.type()), schema.property(field.oneKey()));
        }
    }

    /** Items of an inline list have keys that only a list needs: those are not looked for in the open. */
    private void inline(String at, Field field, SchemaNode schema) {
        if (field.raw() != List.class) {
            inside(at, field.raw(), field.except(), schema);
            return;
        }
        SchemaNode items = schema.property(field.key()).items();
        value(at + "/" + field.key(), field.type(), schema.property(field.key()));
        Class<?> item = Field.raw(Field.inner(field.type()));
        Field.keys(item, Set.of())
                .filter(key -> !schema.knows(key) && !items.requires(key))
                .forEach(key -> missing(at, item, key));
    }

    private void value(String at, Type type, SchemaNode schema) {
        Class<?> raw = Field.raw(type);
        if (raw == Optional.class) {
            value(at, Field.inner(type), schema);
        } else if (raw == List.class) {
            value(at + "/0", Field.inner(type), schema.items());
        } else if (raw == Map.class) {
            value(at + "/*", Field.inner(type), schema.values());
        } else if (!leaves.has(raw)) {
            check(at, raw, schema);
        }
    }
}
