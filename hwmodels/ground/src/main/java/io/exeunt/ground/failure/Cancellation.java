package io.exeunt.ground.failure;

/** The user's wish to stop. Work looks at it between two steps, keeps what it has and ends. Safe for use by many threads. */
@FunctionalInterface
public interface Cancellation {
    /** A run that nobody interrupts. */
    Cancellation NEVER = () -> false;

    /** Whether the user wants to stop; once true, always true. */
    boolean requested();

    /**
     * What has to be undone even if the user insists, and the process ends at once without its shutdown hooks.
     *
     * @param undo is run by another thread; what was given before is forgotten
     */
    default void beforeQuitting(Runnable undo) {}

    /**
     * Ends the work here if the user wants to stop.
     *
     * @param kept what has been kept so far, for the user to read
     * @throws CancelledException if so
     */
    default void throwIfRequested(String kept) {
        if (requested()) {
            throw new CancelledException(kept);
        }
    }
}
