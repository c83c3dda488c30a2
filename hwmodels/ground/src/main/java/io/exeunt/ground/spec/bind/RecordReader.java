package io.exeunt.ground.spec.bind;

import io.exeunt.ground.spec.bind.Field.Spelling;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fills records.
 *
 * @param leaves types of single values
 * @param folder from which relative paths start
 */
record RecordReader(Leaves leaves, Path folder) {
    /** A record, or one of a family of records, from the keys of a place. */
    Object read(Class<?> type, FormNode node, Set<String> except) {
        if (!Family.isOne(type)) {
            return record(type, node, except);
        }
        Family family = Family.of(type);
        Family.Member meant = family.meant(node);
        requireTrue(meant.flag(), node);
        family.refuseOthers(meant, node);
        return record(meant.type(), meant.place(node).because(family.needed(meant, node)), Set.of());
    }

    private static void requireTrue(String flag, FormNode node) {
        if (!flag.isEmpty() && !node.child(flag).value().asBoolean()) {
            throw node.problem(flag, "expected true, given false", "leave it out");
        }
    }

    private Object record(Class<?> type, FormNode node, Set<String> except) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : Field.of(type, except)) {
            Object value = field.isInline() ? inline(field, node) : keyed(field, node);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return node.checked(() -> make(type, values));
    }

    private static Object make(Class<?> type, Map<String, Object> values) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] inOrder = Arrays.stream(components)
                .map(component -> values.get(component.getName()))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(inOrder);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("Expected " + type + " to be made of " + values, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected " + type + " to be made of " + values, e);
        }
    }

    private Object inline(Field field, FormNode node) {
        if (field.raw() != List.class) {
            return read(field.raw(), node, field.except());
        }
        Class<?> item = Field.raw(Field.inner(field.type()));
        if (node.has(field.key())) {
            refuse(Field.keys(item, Set.of()), node, "beside " + field.key());
            return value(field, field.type(), node.child(field.key()), KeyUnit.AS_IS);
        }
        List<String> choices = choices(item);
        if (choices.stream().anyMatch(node::has)) {
            return List.of(read(item, node, Set.of()));
        }
        Inlined inline = field.inline();
        String called = inline == null ? "" : inline.called();
        refuse(node.given(), node, "without " + called + ": one of " + String.join(", ", choices));
        return List.of();
    }

    /** Keys that tell that there is an item. */
    private static List<String> choices(Class<?> item) {
        return Field.of(item, Set.of()).stream()
                .filter(field -> field.isInline() && Family.isOne(field.raw()))
                .flatMap(field -> Family.of(field.raw()).choices().stream())
                .toList();
    }

    private static void refuse(Stream<String> keys, FormNode node, String why) {
        keys.filter(node::has).findFirst().ifPresent(key -> {
            throw node.problem(key, "has no effect " + why, null);
        });
    }

    private @Nullable Object keyed(Field field, FormNode node) {
        String one = field.oneKey();
        if (!one.isEmpty() && !one.equals(field.key()) && node.has(one)) {
            refuse(Stream.of(field.key()), node, "beside " + one);
            return List.of(value(field, Field.inner(field.type()), node.child(one), KeyUnit.AS_IS));
        }
        List<Spelling> given =
                field.spellings().stream().filter(each -> node.has(each.key())).toList();
        Spelling used = given.isEmpty() ? field.spellings().get(0) : given.get(0);
        refuse(given.stream().skip(1).map(Spelling::key), node, "beside " + used.key());
        FormNode child = node.child(used.key());
        return child.isMissing() ? absent(field, node) : value(field, field.type(), child, used.unit());
    }

    private static @Nullable Object absent(Field field, FormNode node) {
        Absent absent = field.absent();
        if (absent != null) {
            return AbsentValue.of(field, absent);
        } else if (field.raw() == Optional.class) {
            return Optional.empty();
        } else if (field.raw() == Map.class) {
            return Map.of();
        } else if (field.isNullable()) {
            return null;
        }
        throw node.missing(field);
    }

    private Object value(Field field, Type type, FormNode node, KeyUnit unit) {
        Class<?> raw = Field.raw(type);
        if (raw == Optional.class) {
            return Optional.of(value(field, Field.inner(type), node, unit));
        } else if (raw == List.class) {
            return node.items().stream()
                    .map(item -> value(field, Field.inner(type), item, unit))
                    .toList();
        } else if (raw == Map.class) {
            return mapping(field, Field.inner(type), node, unit);
        }
        return leaves.has(raw) ? leaves.read(raw, node, field, unit, folder) : read(raw, node, Set.of());
    }

    private Map<String, Object> mapping(Field field, Type type, FormNode node, KeyUnit unit) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (node.value().isValueNode()) {
            values.put("", value(field, type, node, unit));
        }
        node.given().forEach(name -> values.put(name, value(field, type, node.entry(name), unit)));
        return values;
    }
}
