package io.exeunt.scenarios.sweep;

import io.exeunt.explore.sweep.Axis;
import io.exeunt.scenarios.spec.SweptKey;
import java.nio.file.Path;
import java.util.List;

/** A file that says what is varied: under {@code sweep} and a key, a list of values and ranges, or one text as after {@code --vary key=}. */
public final class AxisFile {
    private AxisFile() {}

    /**
     * The axes of a file, in its order.
     *
     * @param file YAML or JSON
     * @throws io.exeunt.ground.InvalidInputException with file:line:column
     */
    public static List<Axis> read(Path file) {
        return SweptKey.read(file).stream().map(AxisFile::axis).toList();
    }

    private static Axis axis(SweptKey swept) {
        return swept.list()
                ? AxisValues.of(swept.where(), swept.key(), swept.texts())
                : AxisValues.among(swept.where(), swept.key(), swept.texts().get(0));
    }
}
