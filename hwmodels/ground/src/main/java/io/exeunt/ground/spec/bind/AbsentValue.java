package io.exeunt.ground.spec.bind;

import java.util.List;
import java.util.Map;

/** What a component is when its key is left out. */
final class AbsentValue {
    private AbsentValue() {}

    static Object of(Field field, Absent absent) {
        String text = absent.value();
        Class<?> type = field.raw();
        if (type == double.class) {
            return Double.valueOf(text);
        } else if (type == int.class) {
            return Integer.valueOf(text);
        } else if (type == String.class) {
            return text;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        }
        return constant(type, text);
    }

    private static Object constant(Class<?> type, String name) {
        try {
            return type.getField(name).get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected " + type + " to have a constant " + name, e);
        }
    }
}
