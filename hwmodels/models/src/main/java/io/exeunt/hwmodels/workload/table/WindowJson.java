package io.exeunt.hwmodels.workload.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.Operator;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.WindowAxis.Padding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes what {@link WindowRow} reads: maps and windows with as many axes as it takes. */
final class WindowJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private WindowJson() {}

    static void describe(Operator operator, Kernel kernel, ObjectNode row) {
        int axes = axes(operator, kernel);
        List<WindowAxis> window = axes == 1
                ? List.of(kernel.height())
                : axes == 2
                        ? List.of(kernel.height(), kernel.width())
                        : List.of(kernel.depth(), kernel.height(), kernel.width());
        row.set("in", shape(operator.input(), axes));
        row.set("out", shape(operator.output(), axes));
        row.set("kernel", numbers(window.stream().map(WindowAxis::size).toList()));
        put(row, "stride", window.stream().map(WindowAxis::stride).toList(), 0);
        put(row, "dilation", window.stream().map(WindowAxis::dilation).toList(), 1);
        if (window.stream().allMatch(axis -> axis.padding() != null)) {
            putPadding(
                    row,
                    window.stream()
                            .map(axis -> Objects.requireNonNull(axis.padding()))
                            .toList());
        }
    }

    static ArrayNode shape(FeatureMap map, int axes) {
        return numbers(
                switch (axes) {
                    case 1 -> List.of(map.channels(), map.height());
                    case 2 -> List.of(map.channels(), map.height(), map.width());
                    default -> List.of(map.channels(), map.depth(), map.height(), map.width());
                });
    }

    /** Two, unless there is a depth, or padding is said along one axis only. */
    private static int axes(Operator operator, Kernel kernel) {
        boolean deep = operator.input().depth() > 1
                || operator.output().depth() > 1
                || !kernel.depth().equals(WindowAxis.UNIT);
        boolean half = (kernel.height().padding() == null) != (kernel.width().padding() == null);
        return deep ? 3 : half ? 1 : 2;
    }

    private static void put(ObjectNode row, String key, List<Integer> values, int omitted) {
        boolean same = values.stream().distinct().count() == 1;
        if (!same || values.get(0) != omitted) {
            row.set(key, same ? IntNode.valueOf(values.get(0)) : numbers(values));
        }
    }

    private static void putPadding(ObjectNode row, List<Padding> paddings) {
        boolean even = paddings.stream().allMatch(padding -> padding.before() == padding.after());
        if (even) {
            put(row, "padding", paddings.stream().map(Padding::before).toList(), -1);
            return;
        }
        ArrayNode pairs = row.putArray("padding");
        paddings.forEach(padding -> pairs.add(numbers(List.of(padding.before(), padding.after()))));
    }

    private static ArrayNode numbers(List<Integer> values) {
        ArrayNode array = JSON.createArrayNode();
        Stream<JsonNode> nodes = values.stream().map(IntNode::valueOf);
        nodes.forEach(array::add);
        return array;
    }
}
