package io.exeunt.simulator.npz;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of one trace in a file.
 *
 * @param file for messages
 * @param all arrays of the file by name
 * @param folder "" or, in a bundle, the trace's name and a slash; what is not in the folder is looked for above it
 */
record TraceArrays(Path file, Map<String, NpyArray> all, String folder) {
    private static final int SHOWN = 20;

    @Nullable
    NpyArray find(String name) {
        NpyArray own = all.get(folder + name);
        return own != null ? own : all.get(name);
    }

    NpyArray required(String name) {
        NpyArray array = find(name);
        if (array == null) {
            throw new InvalidInputException(where(name), "Expected an array of this name, found only " + found(), null);
        }
        return array;
    }

    private String found() {
        String some = all.keySet().stream().limit(SHOWN).map(NpzEntry::shown).collect(Collectors.joining(", "));
        return all.size() > SHOWN ? some + " … " + (all.size() - SHOWN) + " more" : some;
    }

    String where(String name) {
        return file + ":" + (all.containsKey(folder + name) ? folder : "") + name;
    }

    void require(boolean holds, String name, String expected, Object given) {
        require(holds, name, expected, given, null);
    }

    void require(boolean holds, String name, String expected, Object given, @Nullable String hint) {
        if (!holds) {
            throw new InvalidInputException(where(name), "Expected " + expected + ", given " + given, hint);
        }
    }
}
