package io.exeunt.scenarios.workbench;

import io.exeunt.ground.InvalidInputException;
import java.nio.file.Path;

/**
 * One row of a front that was written earlier.
 *
 * @param front the file, front.json of a study
 * @param id of the design in it, or "knee" for the recommended one
 */
public record DesignReference(Path front, String id) {
    public DesignReference {
        if (id.isBlank()) {
            throw new InvalidInputException(
                    "--design", "expected the id of a design, given '" + id + "'", "'knee' is meant");
        }
    }

    /**
     * Reads "path/to/front.json#id".
     *
     * @throws InvalidInputException if there is no '#' with something on both sides
     */
    public static DesignReference parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash <= 0 || hash == text.length() - 1) {
            throw new InvalidInputException(
                    "--design", "expected front.json#id, given '" + text + "'", "you meant '" + text + "#knee'?");
        }
        return new DesignReference(Path.of(text.substring(0, hash)), text.substring(hash + 1));
    }
}
