package io.exeunt.hwmodels.spec;

import com.fasterxml.jackson.core.JsonPointer;
import io.exeunt.hwmodels.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was read, together with where each of its parts stood: for checks that only the reader's caller can make, such as whether a
 * device of that name exists.
 *
 * @param <T> what was read
 */
public final class Placed<T> {
    private final T value;
    private final SpecDocument document;

    Placed(T value, SpecDocument document) {
        this.value = value;
        this.document = document;
    }

    /** What was read. */
    public T value() {
        return value;
    }

    /**
     * A mistake in one of the parts, in the wording of {@link SpecReader}.
     *
     * @param pointer JSON pointer of the part, such as "/device/id"; "" for the whole
     * @param problem what was expected and what was given
     * @param hint the probable mend, without "Maybe"; null for none
     */
    public InvalidInputException problem(String pointer, String problem, @Nullable String hint) {
        JsonPointer part = JsonPointer.compile(pointer);
        return new Problem(document.place(part), part, problem, Optional.ofNullable(hint)).toException();
    }
}
