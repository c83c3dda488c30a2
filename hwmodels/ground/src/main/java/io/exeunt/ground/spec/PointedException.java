package io.exeunt.ground.spec;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a record's constructor when the mistake stands not in the record as a whole but at one place inside: whoever reads
 * the file then tells line and column of that place.
 */
public final class PointedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final @Nullable String hint;

    /**
     * Creates it.
     *
     * @param pointer JSON pointer from the record to the place, such as "/units/0/domain"
     * @param problem what was expected and what was given
     * @param hint the probable mend; null for none
     */
    public PointedException(String pointer, String problem, @Nullable String hint) {
        super(problem);
        this.pointer = pointer;
        this.hint = hint;
    }

    /** JSON pointer from the record to the place. */
    public String pointer() {
        return pointer;
    }

    /** The probable mend; null for none. */
    public @Nullable String hint() {
        return hint;
    }
}
