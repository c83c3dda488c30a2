package io.exeunt.ground.failure;

/** More evaluations failed than a study tolerates. */
public final class TrialFailedException extends ExeuntException {
    private static final long serialVersionUID = 1L;

    /** Creates it from what the user is to read. */
    public TrialFailedException(String message) {
        super(message, null);
    }

    /** As above, keeping what caused it. */
    public TrialFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
