package io.exeunt.ground;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something a person gave us is wrong: a file, a value, a name. The message says where it is, what was expected, what was given
 * and, if it can be guessed, what was probably meant; it is shown without a stack trace.
 */
public final class InvalidInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\r\t]]");

    private final transient @Nullable Origin origin;

    /**
     * Creates it from its parts.
     *
     * @param where file, "file:line:column", "file:array[index]" or command-line option
     * @param problem what was expected and what was given, one sentence
     * @param hint the probable mend, shown on a line of its own after "Maybe "; null for none
     */
    public InvalidInputException(String where, String problem, @Nullable String hint) {
        this(where, problem, hint, null);
    }

    /** Names and values out of files may hold what a terminal takes for a command, or what turns the text around. */
    private static String printable(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "\\\\u%04x", found.group().codePointAt(0)));
    }

    private InvalidInputException(String message, @Nullable Origin origin, @Nullable Throwable cause) {
        super(message, cause);
        this.origin = origin;
    }

    /** As above, keeping what caused it. */
    public InvalidInputException(String where, String problem, @Nullable String hint, @Nullable Throwable cause) {
        this(message(where, problem, hint), null, cause);
    }

    /** What it said, and from which value of a scenario it came. */
    private record Origin(
            String pointer, String problem, @Nullable String hint) {}

    private static String message(String where, String problem, @Nullable String hint) {
        return printable(Excerpt.ofSentence(where + ": " + problem))
                + (hint == null ? "" : System.lineSeparator() + "  Maybe " + printable(Excerpt.ofSentence(hint)));
    }

    /**
     * A mistake that shows only when a scenario is worked on, by those who know nothing of files. Whoever has read the scenario tells
     * where the value stands.
     *
     * @param pointer JSON pointer of the value in the scenario, such as "/policies/1"
     * @param where what is wrong, where nobody can tell more
     */
    public static InvalidInputException ofScenario(
            String pointer, String where, String problem, @Nullable String hint, @Nullable Throwable cause) {
        String key = "/" + where.replace('.', '/');
        boolean named = pointer.equals(key) || pointer.startsWith(key + "/");
        return new InvalidInputException(
                message(where, problem, hint),
                new Origin(pointer, named ? problem : where + ": " + problem, hint),
                cause);
    }

    /** The same with its place, if it came from a value of the scenario; else itself. */
    public InvalidInputException at(Places places) {
        return origin == null ? this : places.problem(origin.pointer(), origin.problem(), origin.hint());
    }

    /** Knows where values of a scenario stand. */
    @FunctionalInterface
    public interface Places {
        /** A mistake at one place. */
        InvalidInputException problem(String pointer, String problem, @Nullable String hint);
    }

    /**
     * Several mistakes as one, in the given order, one below the other.
     *
     * @param all at least one
     * @param shown how many are spelt out, > 0; the rest is counted
     */
    public static InvalidInputException joined(List<InvalidInputException> all, int shown) {
        Check.notEmpty("all", all);
        String newline = System.lineSeparator();
        String text = all.stream().limit(shown).map(Throwable::getMessage).collect(Collectors.joining(newline));
        int rest = all.size() - shown;
        return new InvalidInputException(
                rest > 0 ? text + newline + "… and " + rest + " more" : text, (Origin) null, null);
    }
}
