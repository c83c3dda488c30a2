package io.exeunt.search.study;

/** A study can't be resumed, because it isn't the one that was begun in the folder; the message says what differs. */
public final class StudyChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates it with a message for people. */
    public StudyChangedException(String message) {
        super(message);
    }
}
