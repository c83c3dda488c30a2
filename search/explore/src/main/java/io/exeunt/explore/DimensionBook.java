package io.exeunt.explore;

import io.exeunt.search.space.DesignSpace;
import io.exeunt.search.space.Dimension;
import io.exeunt.simulator.policy.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects dimensions; equal ones of several owners become one. */
final class DimensionBook {
    private final List<Dimension> dimensions = new ArrayList<>();
    private final Map<String, Integer> indexByName = new HashMap<>();

    /** Index of a dimension, added unless it is there already; one of the same name that is another gets its owner's name ahead. */
    int add(Dimension wanted, String owner) {
        Integer known = indexByName.get(wanted.name());
        if (known != null) {
            return dimensions.get(known).equals(wanted)
                    ? known
                    : add(renamed(wanted, owner + "." + wanted.name()), owner);
        }
        dimensions.add(wanted);
        indexByName.put(wanted.name(), dimensions.size() - 1);
        return dimensions.size() - 1;
    }

    /** Indices of parameters, in their order. */
    int[] addAll(List<Parameter> parameters, String owner) {
        return parameters.stream()
                .mapToInt(parameter -> add(dimension(parameter), owner))
                .toArray();
    }

    private static Dimension dimension(Parameter parameter) {
        return switch (parameter.kind()) {
            case WHOLE -> new Dimension.IntRange(parameter.name(), (int) parameter.lowest(), (int) parameter.highest());
            case REAL -> new Dimension.RealRange(parameter.name(), parameter.lowest(), parameter.highest());
        };
    }

    private static Dimension renamed(Dimension dimension, String name) {
        if (dimension instanceof Dimension.IntRange range) {
            return new Dimension.IntRange(name, range.min(), range.max());
        }
        if (dimension instanceof Dimension.RealRange range) {
            return new Dimension.RealRange(name, range.min(), range.max());
        }
        throw new IllegalStateException("Only ranges may differ between owners, not " + dimension);
    }

    DesignSpace space() {
        return new DesignSpace(dimensions);
    }
}
