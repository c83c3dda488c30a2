package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of one trace in a file.
 *
 * @param file for messages
 * @param all arrays of the file by name
 * @param folder "" or, in a bundle, the trace's name and a slash; what is not in the folder is looked for above it
 */
record TraceArrays(Path file, Map<String, NpyArray> all, String folder) {
    @Nullable
    NpyArray find(String name) {
        NpyArray own = all.get(folder + name);
        return own != null ? own : all.get(name);
    }

    NpyArray required(String name) {
        NpyArray array = find(name);
        if (array == null) {
            throw new InvalidInputException(
                    where(name), "Expected an array of this name, found only " + String.join(", ", all.keySet()), null);
        }
        return array;
    }

    String where(String name) {
        return file + ":" + (all.containsKey(folder + name) ? folder : "") + name;
    }

    void require(boolean holds, String name, String expected, Object given) {
        if (!holds) {
            throw new InvalidInputException(where(name), "Expected " + expected + ", given " + given, null);
        }
    }
}
