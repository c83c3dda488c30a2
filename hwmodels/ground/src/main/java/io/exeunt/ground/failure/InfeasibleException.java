package io.exeunt.ground.failure;

/** No design keeps the budget, and nothing was left to report. */
public final class InfeasibleException extends ExeuntException {
    private static final long serialVersionUID = 1L;

    /** Creates it from what the user is to read. */
    public InfeasibleException(String message) {
        super(message, null);
    }

    /** As above, keeping what caused it. */
    public InfeasibleException(String message, Throwable cause) {
        super(message, cause);
    }
}
