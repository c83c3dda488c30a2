package io.exeunt.search.study;

/** A study's files can't be read or written. Finished lines of the journal are kept. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with a message for people. */
    public StoreException(String message) {
        super(message);
    }

    /** As above, keeping what caused it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
