package io.exeunt.hwmodels.devicetree;

/** A value that can't be read; the message says why. The property keeps it, in case somebody needs the value. */
final class UnreadableValueException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableValueException(String problem) {
        super(problem);
    }
}
