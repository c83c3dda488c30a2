package io.exeunt.hwmodels.device;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds every number with a source inside a tree of records, lists and maps, so that none is forgotten in a check or a table. */
public final class Quantities {
    /**
     * A number and where in the file it stands.
     *
     * @param path keys in snake_case with dots between; list items by their id, else by index
     * @param pointer the same as a JSON pointer
     * @param numbered false for a provenance that stands for a whole table or a capability, and whose value means nothing
     * @param quantity the number
     */
    public record Entry(String path, String pointer, boolean numbered, Quantity quantity) {}

    private Quantities() {}

    /** All quantities in a record or list, in the order of their components; empty for null. */
    public static List<Entry> in(@Nullable Object root) {
        List<Entry> entries = new ArrayList<>();
        collect("", "", root, entries);
        return entries;
    }

    private static void collect(String path, String pointer, @Nullable Object node, List<Entry> entries) {
        if (node instanceof Quantity quantity) {
            entries.add(new Entry(path, pointer, true, quantity));
        } else if (node instanceof Provenance provenance) {
            Quantity unnumbered = new Quantity(0, provenance.kind(), provenance.source(), null);
            entries.add(new Entry(path, pointer, false, unnumbered));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(join(path, label(list.get(i), i)), pointer + "/" + i, list.get(i), entries);
            }
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> collect(join(path, key.toString()), pointer + "/" + key, value, entries));
        } else if (node instanceof Record part) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                String key = snakeCase(component.getName());
                collect(join(path, key), pointer + "/" + key, value(component, part), entries);
            }
        }
    }

    private static String label(Object item, int index) {
        if (item instanceof ClockDomain domain) {
            return domain.id();
        }
        if (item instanceof ComputeUnit unit) {
            return unit.id();
        }
        if (item instanceof PowerProfile.UnitPower power) {
            return power.unit();
        }
        if (item instanceof PowerProfile.Activity activity) {
            return activity.runtime();
        }
        if (item instanceof ThermalProfile.Node node) {
            return node.id();
        }
        if (item instanceof ExitOverhead overhead) {
            return overhead.runtime() + "@" + overhead.unit();
        }
        return item instanceof RuntimeProfile runtime ? runtime.id() + "@" + runtime.unit() : Integer.toString(index);
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static @Nullable Object value(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected " + component + " to be readable", e);
        }
    }
}
