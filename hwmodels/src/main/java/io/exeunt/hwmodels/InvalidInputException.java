package io.exeunt.hwmodels;

import org.jspecify.annotations.Nullable;

/**
 * Something a person gave us is wrong: a file, a value, a name. The message says where it is, what was expected, what was given
 * and, if it can be guessed, what was probably meant; it is shown without a stack trace.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates it from its parts.
     *
     * @param where file, "file:line:column", "file:array[index]" or command-line option
     * @param problem what was expected and what was given, one sentence
     * @param hint the probable mend, shown on a line of its own after "Maybe "; null for none
     */
    public InvalidInputException(String where, String problem, @Nullable String hint) {
        super(where + ": " + problem + (hint == null ? "" : System.lineSeparator() + "  Maybe " + hint));
    }

    /** As above, keeping what caused it. */
    public InvalidInputException(String where, String problem, @Nullable String hint, Throwable cause) {
        this(where, problem, hint);
        initCause(cause);
    }
}
