package io.exeunt.scenarios.failure;

/** Something could not be written or read back: disk full, no permission, damaged store. */
public final class StoreException extends ExeuntException {
    private static final long serialVersionUID = 1L;

    /** Creates it from what the user is to read. */
    public StoreException(String message) {
        super(message, null);
    }

    /** As above, keeping what caused it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
