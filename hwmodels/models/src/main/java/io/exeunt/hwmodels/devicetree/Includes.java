package io.exeunt.hwmodels.devicetree;

import java.util.Optional;

/** Where included files come from. */
@FunctionalInterface
public interface Includes {
    /** No included file is there. */
    Includes NONE = (including, name) -> Optional.empty();

    /**
     * An included file.
     *
     * @param file its name for messages and for its own includes
     * @param text its text
     */
    record Included(String file, String text) {}

    /**
     * Finds an included file.
     *
     * @param including the file that asks, as named when it was read
     * @param name as it stands between the quotes
     * @return empty if there is none
     */
    Optional<Included> find(String including, String name);
}
