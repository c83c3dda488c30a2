package io.exeunt.ground.failure;

import java.io.IOException;
import java.nio.file.Path;

/** Something could not be written or read back: disk full, no permission, damaged store. */
public final class StoreException extends ExeuntException {
    private static final long serialVersionUID = 1L;

    /** Creates it from what the user is to read. */
    public StoreException(String message) {
        super(message, null);
    }

    /** As above, keeping what caused it; with a hint when the disk is full or closed to us. */
    public StoreException(String message, Throwable cause) {
        super(cause instanceof IOException io ? message + hint(io) : message, cause);
    }

    /** "Could not write file: reason", with a hint when the disk is full or closed to us. */
    public static StoreException writing(Path file, IOException cause) {
        return new StoreException("Could not write " + file + ": " + Reason.of(cause), cause);
    }

    /** "Could not read file: reason". */
    public static StoreException reading(Path file, IOException cause) {
        return new StoreException("Could not read " + file + ": " + Reason.of(cause), cause);
    }

    private static String hint(IOException cause) {
        String reason = Reason.of(cause);
        if (reason.contains("No space left") || reason.contains("not enough space")) {
            return System.lineSeparator()
                    + "  Maybe free some space ('exeunt cache clean --all' helps), or point EXEUNT_CACHE or --output to"
                    + " another disk.";
        }
        if (reason.contains("File too large")) {
            return System.lineSeparator()
                    + "  Maybe a limit holds for the size of files (ulimit -f), or the disk takes no larger ones.";
        }
        if (reason.contains("quota")) {
            return System.lineSeparator()
                    + "  Maybe free some of your space, or point EXEUNT_CACHE or --output to another disk.";
        }
        return reason.equals("permission denied") || reason.contains("Read-only file system")
                ? System.lineSeparator() + "  Maybe point EXEUNT_CACHE or --output to a folder of your own."
                : "";
    }
}
