package io.exeunt.simulator.npz;

import org.jspecify.annotations.Nullable;

/** An array that can't be read, before it is known which file it came from. */
final class NpyFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final @Nullable String hint;

    NpyFormatException(String problem, @Nullable String hint) {
        super(problem);
        this.problem = problem;
        this.hint = hint;
    }

    String problem() {
        return problem;
    }

    @Nullable
    String hint() {
        return hint;
    }
}
