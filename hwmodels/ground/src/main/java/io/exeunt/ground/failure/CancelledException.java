package io.exeunt.ground.failure;

/** The user interrupted the run; what was finished is kept, and the message says how to go on. */
public final class CancelledException extends ExeuntException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates it.
     *
     * @param message what is kept, such as "checkpoint at batch 400 of 937"
     */
    public CancelledException(String message) {
        super(message, null);
    }
}
