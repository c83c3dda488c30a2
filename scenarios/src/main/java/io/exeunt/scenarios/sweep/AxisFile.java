package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.ground.spec.SpecReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that says what is varied.
 *
 * @param sweep by key: a list of values and ranges, or one text as after {@code --vary key=}
 */
public record AxisFile(Map<String, Object> sweep) {
    private static final SpecReader<AxisFile> READER =
            SpecReader.of(AxisFile.class, "/io/exeunt/scenarios/schema/sweep.schema.json");

    public AxisFile {
        sweep = new LinkedHashMap<>(sweep);
    }

    /**
     * The axes of a file, in its order.
     *
     * @param file YAML or JSON
     * @throws io.exeunt.ground.InvalidInputException with file:line:column
     */
    public static List<Axis> read(Path file) {
        List<Axis> axes = new ArrayList<>();
        READER.read(file).sweep().forEach((key, values) -> axes.add(axis(file, key, values)));
        return axes;
    }

    private static Axis axis(Path file, String key, Object values) {
        if (values instanceof List<?> list) {
            return AxisValues.of(
                    file + ": sweep." + key,
                    key,
                    list.stream().map(String::valueOf).toList());
        }
        return AxisValues.parse(file + ": sweep:", key + "=" + values);
    }
}
