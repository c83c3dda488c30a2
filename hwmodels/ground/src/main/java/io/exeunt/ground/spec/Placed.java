package io.exeunt.ground.spec;

import com.fasterxml.jackson.core.JsonPointer;
import io.exeunt.ground.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read, with the places of its keys kept for mistakes that only show later, such as the name of a device that does not
 * exist.
 *
 * @param <T> the record
 */
public final class Placed<T> {
    private final T value;
    private final SpecDocument document;

    Placed(T value, SpecDocument document) {
        this.value = value;
        this.document = document;
    }

    /** The record. */
    public T value() {
        return value;
    }

    /** Something that was made of it, with the places. */
    public <V> Placed<V> with(V made) {
        return new Placed<>(made, document);
    }

    /** Whether what stands at this JSON pointer was given by an assignment and not by the file. */
    public boolean assigned(String pointer) {
        return document.assigned(JsonPointer.compile(pointer));
    }

    /** Where something stands: file:line:column, then its JSON pointer; the nearest enclosing key's where there is no such thing. */
    public String where(String pointer) {
        return document.place(JsonPointer.compile(pointer)) + ": " + pointer;
    }

    /**
     * A mistake at one place of the file, ready to be thrown.
     *
     * @param pointer JSON pointer, such as "/device/id"; where there is no such key the nearest enclosing one is named
     * @param problem what was expected and what was given
     * @param hint the probable mend; null for none
     */
    public InvalidInputException problem(String pointer, String problem, @Nullable String hint) {
        JsonPointer at = JsonPointer.compile(pointer);
        return new Problem(document.place(at), at, problem, Optional.ofNullable(hint)).toException();
    }
}
