package io.exeunt.hwmodels.logs;

import io.exeunt.ground.BoundedFile;
import io.exeunt.ground.InvalidInputException;
import io.exeunt.ground.failure.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a log.
 *
 * @param file name for messages
 * @param lines without their ends; of a line that was rewritten in place (carriage returns) the last state
 */
public record LogText(String file, List<String> lines) {
    private static final long MOST_BYTES = 256 * BoundedFile.MIB;
    private static final int MOST_LINES = 4_000_000;

    /** Longest line that is looked at; the rest of a longer one is no figure. */
    private static final int MOST_LETTERS = 10_000;

    public LogText {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException if it can't be read, is no text, or is larger than 256 MiB or 4,000,000 lines
     */
    public static LogText read(Path file) {
        try (BufferedReader reader = BoundedFile.reader(file, MOST_BYTES, "a log")) {
            List<String> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines.size() == MOST_LINES) {
                    throw new InvalidInputException(
                            file.toString(), "expected a log of at most " + MOST_LINES + " lines, given more", null);
                }
                lines.add(line.length() > MOST_LETTERS ? line.substring(0, MOST_LETTERS) : line);
            }
            return new LogText(file.toString(), lines);
        } catch (IOException e) {
            throw new InvalidInputException(file.toString(), "can't be read: " + Reason.of(e), null, e);
        }
    }

    /** From a text, for tests and for what is no file. */
    public static LogText of(String file, String text) {
        return new LogText(file, text.lines().toList());
    }

    /** Where a line stands: "file:3". */
    String where(int index) {
        return file + ":" + (index + 1);
    }

    /** Each line that a pattern is found in, once. */
    List<LogMatch> all(Pattern pattern) {
        List<LogMatch> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = pattern.matcher(lines.get(i));
            if (matcher.find()) {
                found.add(new LogMatch(where(i), i, matcher.toMatchResult()));
            }
        }
        return found;
    }

    /** The last line that a pattern is found in: what a tool prints at its end counts. */
    Optional<LogMatch> last(Pattern pattern) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher matcher = pattern.matcher(lines.get(i));
            if (matcher.find()) {
                return Optional.of(new LogMatch(where(i), i, matcher.toMatchResult()));
            }
        }
        return Optional.empty();
    }

    /** The log lacks what it must have; where it should have been is not known, so its last line is named. */
    InvalidInputException lacks(String what, String hint) {
        return new InvalidInputException(
                file + ":" + Math.max(1, lines.size()), "expected " + what + ", found none up to here", hint);
    }
}
