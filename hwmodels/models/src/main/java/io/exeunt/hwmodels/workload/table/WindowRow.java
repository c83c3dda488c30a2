package io.exeunt.hwmodels.workload.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.exeunt.hwmodels.workload.FeatureMap;
import io.exeunt.hwmodels.workload.Kernel;
import io.exeunt.hwmodels.workload.WindowAxis;
import io.exeunt.hwmodels.workload.WindowAxis.Padding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The window of a row: {@code kernel} with a number for each axis, {@code stride}, {@code dilation} and {@code padding} with one number for
 * all axes or one for each; padding also with a pair for each, or "same" or "valid".
 *
 * @param row its row
 * @param axes axes of the maps: numbers in "in" less the channels, 1 … 3
 */
record WindowRow(Row row, int axes) {
    static final Set<String> KEYS = Set.of("in", "out", "kernel", "stride", "dilation", "padding");

    private static final List<String> FORMS = List.of("[length]", "[height, width]", "[depth, height, width]");

    /** The window of a row whose "in", "out" and "kernel" have to agree on the number of axes. */
    static WindowRow of(Row row) {
        FeatureMap in = row.shape("in");
        int axes = row.value("in").size() - 1;
        if (axes == 0) {
            throw row.error("in", "expected [channels, height, width], given " + row.value("in"), null);
        }
        if (row.shape("out").elements() > 0 && row.value("out").size() != axes + 1) {
            throw row.error(
                    "out", "expected as many numbers as \"in\" " + in.text() + ", given " + row.value("out"), null);
        }
        return new WindowRow(row, axes);
    }

    /**
     * The window.
     *
     * @param stride where the row says none; 0 for unsaid
     */
    Kernel kernel(int stride) {
        List<WindowAxis> window = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            int size = size(axis);
            int step = each("stride", axis)
                    .map(value -> row.positive("stride", value))
                    .orElse(stride);
            int dilation = each("dilation", axis)
                    .map(value -> row.positive("dilation", value))
                    .orElse(1);
            window.add(new WindowAxis(size, step, dilation, padding(axis, size, step, dilation)));
        }
        return switch (axes) {
            case 1 -> Kernel.of(window.get(0), WindowAxis.UNIT);
            case 2 -> Kernel.of(window.get(0), window.get(1));
            default -> new Kernel(window.get(0), window.get(1), window.get(2));
        };
    }

    private int size(int axis) {
        JsonNode kernel = row.value("kernel");
        if (!kernel.isArray() || kernel.size() != axes) {
            throw row.error(
                    "kernel",
                    kernel.isMissingNode() ? "missing" : "expected " + FORMS.get(axes - 1) + ", given " + kernel,
                    null);
        }
        return row.positive("kernel", kernel.get(axis));
    }

    /** One axis' value of a key that may have one for all. */
    private Optional<JsonNode> each(String key, int axis) {
        if (!row.has(key)) {
            return Optional.empty();
        }
        JsonNode value = row.value(key);
        if (!value.isArray()) {
            return Optional.of(value);
        }
        if (value.size() != axes) {
            throw row.error(key, "expected a number or " + FORMS.get(axes - 1) + ", given " + value, null);
        }
        return Optional.of(value.get(axis));
    }

    private @Nullable Padding padding(int axis, int size, int stride, int dilation) {
        JsonNode value = each("padding", axis).orElse(null);
        if (value == null) {
            return null;
        }
        if (value.isTextual()) {
            return named(value.textValue(), axis, new WindowAxis(size, stride, dilation, null));
        }
        if (value.isArray() && value.size() == 2) {
            return pair(value.get(0), value.get(1));
        }
        return pair(value, value);
    }

    /** "same" gives ⌈size / stride⌉ positions, an odd element at the far end (TensorFlow, PyTorch). */
    private Padding named(String name, int axis, WindowAxis window) {
        if (name.equals("valid")) {
            return new Padding(0, 0);
        }
        if (!name.equals("same") || window.stride() == 0) {
            throw row.error(
                    "padding",
                    name.equals("same")
                            ? "\"same\" needs a \"stride\""
                            : "expected numbers, \"same\" or \"valid\", given \"" + name + "\"",
                    Row.meant(name, List.of("same", "valid")));
        }
        int in = WindowGeometry.size(row.shape("in"), axis, axes);
        long out = -Math.floorDiv(-in, window.stride());
        int total = Math.toIntExact(Math.max(0, (out - 1) * window.stride() + window.span() - in));
        return new Padding(total / 2, total - total / 2);
    }

    private Padding pair(JsonNode before, JsonNode after) {
        return new Padding(row.nonNegative("padding", before), row.nonNegative("padding", after));
    }
}
