package io.exeunt.hwmodels.device;

import io.exeunt.ground.Check;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A device with other values for some of its numbers. What none of them lies in stays the very same object. */
public final class Revision {
    private final Map<String, Double> values;

    private Revision(Map<String, Double> values) {
        this.values = new TreeMap<>(values);
    }

    /**
     * The device with other values; provenance stays as it was.
     *
     * @param values by pointer, as {@link Quantities.Entry#pointer()} has it
     * @throws IllegalArgumentException if a pointer leads to no number, or a value is one that the device's model does not allow
     */
    public static Device of(Device device, Map<String, Double> values) {
        List<String> known = Quantities.in(device).stream()
                .filter(Quantities.Entry::numbered)
                .map(Quantities.Entry::pointer)
                .toList();
        for (String pointer : values.keySet()) {
            Check.require(known.contains(pointer), "pointer", "that of a number of " + device.id(), pointer);
        }
        return values.isEmpty() ? device : (Device) new Revision(values).record("", device);
    }

    private boolean touches(String pointer) {
        return values.containsKey(pointer) || values.keySet().stream().anyMatch(each -> each.startsWith(pointer + "/"));
    }

    private @Nullable Object revised(String pointer, @Nullable Object node) {
        if (node == null || !touches(pointer)) {
            return node;
        }
        if (node instanceof Quantity quantity) {
            double value = values.getOrDefault(pointer, quantity.value());
            return new Quantity(value, quantity.kind(), quantity.source(), quantity.stdError());
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(revised(pointer + "/" + i, list.get(i)));
            }
            return items;
        }
        if (node instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> items = new LinkedHashMap<>();
            map.forEach((key, value) -> items.put(key, revised(pointer + "/" + key, value)));
            return items;
        }
        return record(pointer, (Record) node);
    }

    private Object record(String pointer, Record node) {
        RecordComponent[] components = node.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] parts = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String key = Quantities.snakeCase(components[i].getName());
            parts[i] = revised(pointer + "/" + key, Quantities.value(components[i], node));
        }
        try {
            return node.getClass().getDeclaredConstructor(types).newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("Expected values that the model allows, given " + values, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected " + node.getClass() + " to be made anew", e);
        }
    }
}
