package io.exeunt.ground.spec.bind;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * How a type that is no record of keys stands in a file.
 *
 * @param <T> the type
 */
public interface Leaf<T> {
    /**
     * Reads a value. What it throws as {@link IllegalArgumentException}, its message without a stack trace, is told with the value's place.
     *
     * @param folder from which relative paths start
     */
    T read(JsonNode value, Path folder);

    /** The value as {@link #read} takes it. */
    JsonNode write(T value);
}
