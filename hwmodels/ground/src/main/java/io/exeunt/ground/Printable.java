package io.exeunt.ground;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts out of files and their names, which may hold what a terminal takes for a command, or what turns a line around. */
public final class Printable {
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\r\t]]");
    private static final Pattern BREAK = Pattern.compile("[\n\r\t]+");

    private Printable() {}

    /** The text with hidden characters as \\u001b; line breaks and tabs stay. */
    public static String of(String text) {
        return HIDDEN.matcher(text)
                .replaceAll(found ->
                        String.format(Locale.ROOT, "\\\\u%04x", found.group().codePointAt(0)));
    }

    /** As {@link #of}, on one line. */
    public static String line(String text) {
        return BREAK.matcher(of(text)).replaceAll(" ").strip();
    }
}
