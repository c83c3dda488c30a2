package io.exeunt.scenarios.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

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

    /** "Could not write file: reason", with a hint when the disk is full or closed to us. */
    public static StoreException writing(Path file, IOException cause) {
        return new StoreException("Could not write " + file + ": " + reason(cause) + hint(cause), cause);
    }

    /** "Could not read file: reason". */
    public static StoreException reading(Path file, IOException cause) {
        return new StoreException("Could not read " + file + ": " + reason(cause) + hint(cause), cause);
    }

    /** What a study's own store says, with a hint when the disk is full or closed to us. */
    public static StoreException of(io.exeunt.search.study.StoreException store) {
        String message = String.valueOf(store.getMessage());
        return new StoreException(
                store.getCause() instanceof IOException cause ? message + hint(cause) : message, store);
    }

    private static String reason(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }

    private static String hint(IOException cause) {
        String reason = reason(cause);
        if (reason.contains("No space left") || reason.contains("not enough space")) {
            return System.lineSeparator()
                    + "  Maybe free some space ('exeunt cache clean --all' helps), or point EXEUNT_CACHE or --output to"
                    + " another disk.";
        }
        return reason.equals("permission denied")
                ? System.lineSeparator() + "  Maybe point EXEUNT_CACHE or --output to a folder of your own."
                : "";
    }
}
