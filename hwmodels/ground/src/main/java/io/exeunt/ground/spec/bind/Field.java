package io.exeunt.ground.spec.bind;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One component of a record, and how it stands in a file. */
final class Field {
    private final RecordComponent component;
    private final @Nullable Key named;

    /** A key, and the unit of its number. */
    record Spelling(String key, KeyUnit unit) {}

    private Field(RecordComponent component) {
        this.component = component;
        this.named = component.getAnnotation(Key.class);
    }

    /** Those of a record, in its order, but for some that have no key. */
    static List<Field> of(Class<?> record, Set<String> except) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !except.contains(component.getName()))
                .map(Field::new)
                .toList();
    }

    String name() {
        return component.getName();
    }

    Type type() {
        return component.getGenericType();
    }

    Class<?> raw() {
        return component.getType();
    }

    /** The type of a list's items, a mapping's values or what an optional holds. */
    static Type inner(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    String key() {
        return named != null && !named.value().isEmpty() ? named.value() : snakeCase(name());
    }

    /** Its keys, the first one preferred in print. */
    List<Spelling> spellings() {
        if (named == null) {
            return List.of(new Spelling(key(), KeyUnit.AS_IS));
        }
        Spelling first = new Spelling(key(), named.in());
        return named.or().isEmpty() ? List.of(first) : List.of(first, new Spelling(named.or(), named.orIn()));
    }

    /** Key of the only item; "" where there is none. */
    String oneKey() {
        return named == null ? "" : named.one();
    }

    boolean asGiven() {
        return named != null && named.asGiven();
    }

    @Nullable
    String hint() {
        return named == null || named.hint().isEmpty() ? null : named.hint();
    }

    boolean isInline() {
        return inline() != null;
    }

    @Nullable
    Inlined inline() {
        return component.getAnnotation(Inlined.class);
    }

    /** Components of an inline record that have no key. */
    Set<String> except() {
        Inlined inline = inline();
        return inline == null ? Set.of() : Set.of(inline.except());
    }

    @Nullable
    Absent absent() {
        return component.getAnnotation(Absent.class);
    }

    /** Whether it is null where its key is left out. */
    boolean isNullable() {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** All keys that stand for it in a file, those of what is inline included. */
    Stream<String> keys() {
        Stream<String> one = oneKey().isEmpty() ? Stream.of() : Stream.of(oneKey());
        if (!isInline()) {
            return Stream.concat(spellings().stream().map(Spelling::key), one);
        }
        boolean list = raw() == List.class;
        Stream<String> own = list ? Stream.of(key()) : Stream.of();
        return Stream.concat(own, keys(list ? raw(inner(type())) : raw(), except()));
    }

    /** All keys that stand for a record, or a family of records, in a file. */
    static Stream<String> keys(Class<?> type, Set<String> except) {
        return type.isRecord()
                ? of(type, except).stream().flatMap(Field::keys).distinct()
                : Family.of(type).keys();
    }

    /** Its value in a record. */
    @Nullable
    Object of(Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Expected " + component + " to be readable", e);
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
